"""The prop `max_cost_per_run`."""

from __future__ import annotations

from decimal import Decimal

import aws_cdk as cdk
import pytest
from synth import properties

from glue_constructs import InvalidInput, InvalidJob, PythonShellJob, SparkEtlJob, SparkStreamingJob

TEN = {"script": "s3://scripts/orders.py", "glue_version": "5.1", "worker_type": "G.1X", "number_of_workers": 10}


def test_an_expensive_job_is_refused_with_the_calculation_and_adds_no_construct(stack):
    with pytest.raises(InvalidJob) as refused:
        SparkEtlJob(stack, "Orders", **TEN, max_cost_per_run=20)
    assert str(refused.value) == (
        "Stack/Orders: a run of this job may cost more than the limit (1 fault)\n"
        "  GC950 Timeout: max_cost_per_run is 20.00 USD, and a run at its timeout costs"
        " 10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD, at the prices of us-east-1\n"
        "      fix: lower Timeout or the capacity, or raise the limit"
    )
    assert stack.node.children == []


@pytest.mark.parametrize("limit", [35.2, "35.20", Decimal("35.2"), 36])
def test_a_run_may_cost_the_limit_and_the_template_does_not_change(stack, limit):
    SparkEtlJob(stack, "A", **TEN, max_cost_per_run=limit)
    SparkEtlJob(stack, "B", **TEN)
    limited, free = properties(stack, "AWS::Glue::Job")
    assert {**limited, "Role": None} == {**free, "Role": None}


def test_one_error_has_the_cost_and_other_findings(stack):
    with pytest.raises(InvalidJob, match="Glue would refuse this job") as refused:
        SparkEtlJob(stack, "Orders", **{**TEN, "glue_version": "5.1"}, max_retries=11, max_cost_per_run=20)
    assert [finding.rule for finding in refused.value.findings][-1] == "GC950"
    assert len(refused.value.findings) == 2


def test_an_unknown_cost_is_refused(stack):
    workers = cdk.CfnParameter(stack, "Workers", type="Number").value_as_number
    job = {**TEN, "number_of_workers": workers}
    with pytest.raises(InvalidJob, match="unknown: NumberOfWorkers is known only when it is deployed") as refused:
        SparkEtlJob(stack, "Orders", **job, max_cost_per_run=20)
    assert [finding.rule for finding in refused.value.findings] == ["GC951"]
    SparkEtlJob(stack, "Orders", **job, max_cost_per_run=20, acknowledge={"GC951": "at most 5 in every account"})


def test_every_kind_of_job_has_it(stack):
    with pytest.raises(InvalidJob, match="a streaming run without Timeout never ends"):
        SparkStreamingJob(stack, "Sensors", **TEN, max_cost_per_run=1000)
    with pytest.raises(InvalidJob, match=r"0\.0625 DPU x 8 h x 0\.44 USD = 0\.22 USD"):
        PythonShellJob(stack, "Report", script="s3://scripts/report.py", max_cost_per_run="0.05")


def test_the_price_is_that_of_the_stacks_region():
    stack = cdk.Stack(None, "Stack", env=cdk.Environment(region="sa-east-1"))
    with pytest.raises(InvalidJob, match=r"0\.69 USD = 55\.20 USD\n"):
        SparkEtlJob(stack, "Orders", **TEN, max_cost_per_run=40)


@pytest.mark.parametrize("limit", [0, -1, "much", True, [5]])
def test_an_invalid_limit_is_refused(stack, limit):
    with pytest.raises(InvalidInput, match="max_cost_per_run must be an amount in USD above 0"):
        SparkEtlJob(stack, "Orders", **TEN, max_cost_per_run=limit)
    assert stack.node.children == []
