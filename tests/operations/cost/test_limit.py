"""The cost limit of a run, and its messages."""

from __future__ import annotations

from decimal import Decimal

import pytest
from operations.jobs import PARAMETER, spark

from glue_constructs import InvalidInput
from glue_constructs.operations.cost.calculation import job_cost
from glue_constructs.operations.cost.limit import cost_fault


def fault(job, limit, region="us-east-1"):
    return cost_fault(job_cost(job, region=region), limit=limit)


@pytest.mark.parametrize("limit", [35.2, "35.20", Decimal("35.20"), 36])
def test_a_run_may_cost_the_limit(limit):
    assert fault(spark(), limit) is None


def test_retries_do_not_count_for_a_run():
    assert fault(spark(MaxRetries=5), 36) is None


def test_a_run_above_the_limit_is_reported_with_its_arithmetic():
    assert fault(spark(), 20) == (
        "max_cost_per_run is 20.00 USD, and a run at its timeout costs "
        "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD; lower Timeout or the capacity, or raise the limit"
    )


def test_a_region_without_a_rate_is_reported():
    assert "= 35.20 USD, at the prices of us-east-1;" in fault(spark(), 20, region="eu-central-2")


def test_an_unknown_cost_is_not_within_the_limit():
    assert fault(spark(NumberOfWorkers=PARAMETER), 20) == (
        "max_cost_per_run is 20.00 USD, and the cost of a run is unknown: "
        "NumberOfWorkers is known only when it is deployed"
    )


def test_a_run_without_a_timeout_is_not_within_any_limit():
    assert fault(spark(command="gluestreaming", Timeout=None), 10**9) == (
        "max_cost_per_run is 1,000,000,000.00 USD, and a streaming run without Timeout never ends: "
        "a day costs 10 x G.1X (1 DPU) x 24 h x 0.44 USD = 105.60 USD; set Timeout"
    )
    assert fault(spark(command="gluestreaming", Timeout=None, NumberOfWorkers=PARAMETER), 5) == (
        "max_cost_per_run is 5.00 USD, and a streaming run without Timeout never ends; set Timeout"
    )


@pytest.mark.parametrize("limit", [0, -3, "much", None])
def test_an_invalid_limit_is_refused(limit):
    with pytest.raises(InvalidInput, match="max_cost_per_run must be an amount in USD above 0"):
        fault(spark(), limit)
