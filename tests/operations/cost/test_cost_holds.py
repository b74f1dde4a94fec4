"""Properties of the cost of any job."""

from __future__ import annotations

from typing import Any

import pytest
from entry_points.cases import PARAMETER, read, with_parameters
from hypothesis import given
from hypothesis import strategies as st
from operations.jobs import SCALING, spark
from rules.strategies import ANYTHING, ODD_JOBS, ODD_RUNS, PLAUSIBLE_JOBS, fuzz

from glue_constructs.model.commands import SPARK
from glue_constructs.model.prices import BASE_REGION
from glue_constructs.model.versions import GLUE_VERSIONS
from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.operations.cost import JobCost, job_cost, run_cost
from glue_constructs.operations.cost.limit import cost_fault

pytestmark = pytest.mark.slow

REAL = {job["id"]: with_parameters(job["job"]) for job in read("real_jobs.json", "jobs")}
REGIONS = st.sampled_from([None, BASE_REGION, "eu-west-1", "sa-east-1", "cn-north-1", "xx-new-1"])
AMOUNTS = ("per_hour", "per_run", "with_retries", "least")

WORKERS = st.sampled_from([name for name, worker in WORKER_TYPES.items() if worker.is_for("glueetl")])
PRICED = st.builds(
    spark,
    command=st.sampled_from(SPARK),
    WorkerType=WORKERS,
    GlueVersion=st.sampled_from(list(GLUE_VERSIONS)),
    NumberOfWorkers=st.integers(1, 1_000),
    Timeout=st.integers(1, 10_080),
    MaxRetries=st.none() | st.integers(0, 10),
    DefaultArguments=st.none() | st.just(SCALING),
)
"""Spark jobs with every property that a price needs."""


def assert_sound(cost: JobCost) -> None:
    """Assert that each amount is a positive number with its arithmetic, or unknown with a reason."""
    for name in AMOUNTS:
        amount = getattr(cost, name)
        assert amount.explanation
        if amount.usd is None:
            assert str(amount) == "unknown"
            assert " = " not in amount.explanation
        else:
            assert amount.usd > 0
            assert amount.usd.is_finite()
            assert amount.explanation.endswith(f" = {amount} USD")
    if cost.per_run.usd is not None:
        assert cost.per_run.usd <= (cost.with_retries.usd or cost.per_run.usd)
        assert (cost.least.usd or cost.per_run.usd) <= cost.per_run.usd


@fuzz
@given(job=PLAUSIBLE_JOBS | ODD_JOBS | ANYTHING, region=REGIONS)
def test_any_job_has_a_cost_or_a_reason(job: Any, region: str | None) -> None:
    assert_sound(job_cost(job, region=region))


@fuzz
@given(run=ODD_RUNS | ANYTHING, job=st.none() | PLAUSIBLE_JOBS | ODD_JOBS, region=REGIONS)
def test_any_run_has_a_cost_or_a_reason(run: Any, job: Any, region: str | None) -> None:
    assert_sound(run_cost(run, job, region=region))


@pytest.mark.parametrize("job", REAL.values(), ids=REAL)
@pytest.mark.parametrize("region", [BASE_REGION, "eu-west-1", "sa-east-1", None])
def test_every_real_job_has_a_cost_or_a_reason(job, region):
    assert_sound(job_cost(job, region=region))


def test_most_real_jobs_have_a_price_per_hour():
    known = [name for name, job in REAL.items() if job_cost(job, region=BASE_REGION).per_hour.usd is not None]

    # The others set GlueVersion or their capacity by a parameter, or leave them to an undocumented default.
    assert (len(known), len(REAL)) == (42, 62)


@fuzz
@given(job=PRICED)
def test_a_job_with_all_properties_has_a_price(job):
    cost = job_cost(job, region=BASE_REGION)

    assert None not in (cost.per_hour.usd, cost.per_run.usd, cost.with_retries.usd)


@fuzz
@given(job=PRICED, more=st.integers(1, 500))
def test_more_workers_cost_more(job, more):
    larger = job_cost({**job, "NumberOfWorkers": job["NumberOfWorkers"] + more})
    cost = job_cost(job)

    assert larger.per_hour.usd > cost.per_hour.usd
    assert larger.per_run.usd > cost.per_run.usd


@fuzz
@given(job=PRICED, more=st.integers(1, 5_000))
def test_a_longer_timeout_costs_more_and_the_hour_the_same(job, more):
    longer, cost = job_cost({**job, "Timeout": job["Timeout"] + more}), job_cost(job)
    is_billed_longer = job["GlueVersion"] not in ("0.9", "1.0") or job["Timeout"] + more > 10

    assert longer.per_hour == cost.per_hour
    assert longer.per_run.usd > cost.per_run.usd if is_billed_longer else longer.per_run == cost.per_run


@fuzz
@given(job=PRICED, hidden=st.sets(st.sampled_from(["Command", "GlueVersion", "WorkerType", "NumberOfWorkers"])))
def test_an_unknown_property_never_gives_an_amount(job, hidden):
    cost = job_cost({**job, **dict.fromkeys(hidden, PARAMETER)})

    assert (cost.per_hour.usd is None) is bool(hidden)
    for name in hidden if "Command" not in hidden else ():
        assert f"{name} is known only when it is deployed" in cost.per_hour.explanation


@fuzz
@given(job=PRICED, limit=st.decimals("0.01", "100000", places=2))
def test_there_is_no_fault_exactly_when_a_run_costs_the_limit_or_less(job, limit):
    cost = job_cost(job)

    assert (cost_fault(cost, limit=limit) is None) is (cost.per_run.usd <= limit)
    assert cost_fault(job_cost({**job, "NumberOfWorkers": PARAMETER}), limit=limit) is not None
