"""The cost of jobs, compared with amounts computed by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest
from operations.jobs import PARAMETER, SCALING, shell, spark

from glue_constructs.operations.cost.calculation import job_cost, run_cost


def priced(job, region="us-east-1"):
    return job_cost(job, region=region)


@pytest.mark.parametrize(
    ("job", "explanation"),
    [
        pytest.param(spark(), "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD", id="standard"),
        pytest.param(spark(GlueVersion="6.0"), "10 x G.1X (1 DPU) x 8 h x 0.308 USD = 24.64 USD", id="glue-6"),
        pytest.param(spark(ExecutionClass="STANDARD"), "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD", id="class"),
        pytest.param(spark(ExecutionClass="FLEX"), "10 x G.1X (1 DPU) x 8 h x 0.29 USD = 23.20 USD", id="flex"),
        pytest.param(
            spark(ExecutionClass="FLEX", GlueVersion="6.0"),
            "10 x G.1X (1 DPU) x 8 h x 0.203 USD = 16.24 USD",
            id="flex-on-glue-6",
        ),
        pytest.param(
            spark(WorkerType="G.8X", NumberOfWorkers=3), "3 x G.8X (8 DPU) x 8 h x 0.44 USD = 84.48 USD", id="large"
        ),
        pytest.param(
            spark(WorkerType="R.2X"), "10 x R.2X (2 M-DPU) x 8 h x 0.52 USD = 83.20 USD", id="memory-optimised"
        ),
        pytest.param(
            spark(WorkerType="R.1X", GlueVersion="6.0"),
            "10 x R.1X (1 M-DPU) x 8 h x 0.364 USD = 29.12 USD",
            id="memory-optimised-on-glue-6",
        ),
        pytest.param(spark(Timeout=90), "10 x G.1X (1 DPU) x 90 min x 0.44 USD = 6.60 USD", id="minutes"),
        pytest.param(spark(Timeout=None), "10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD", id="default-of-5.1"),
        pytest.param(
            spark(Timeout=None, GlueVersion="4.0"),
            "10 x G.1X (1 DPU) x 48 h x 0.44 USD = 211.20 USD",
            id="default-of-4.0",
        ),
        pytest.param(
            spark(command="gluestreaming", WorkerType="G.025X"),
            "10 x G.025X (0.25 DPU) x 8 h x 0.44 USD = 8.80 USD",
            id="streaming-with-an-end",
        ),
        pytest.param(
            spark(command="glueray", GlueVersion="4.0", WorkerType="Z.2X", NumberOfWorkers=3),
            "3 x Z.2X (2 M-DPU) x 8 h x 0.44 USD = 21.12 USD",
            id="ray",
        ),
        pytest.param(shell(), "0.0625 DPU x 1 h x 0.44 USD = 0.0275 USD", id="python-shell-by-default"),
        pytest.param(shell(MaxCapacity=1), "1 DPU x 1 h x 0.44 USD = 0.44 USD", id="python-shell"),
        pytest.param(
            spark(WorkerType=None, NumberOfWorkers=None, MaxCapacity=20, GlueVersion="1.0", Timeout=60),
            "20 DPU x 1 h x 0.44 USD = 8.80 USD",
            id="max-capacity",
        ),
        pytest.param(
            spark(WorkerType=None, NumberOfWorkers=None, GlueVersion="1.0", Timeout=60),
            "10 DPU x 1 h x 0.44 USD = 4.40 USD",
            id="ten-by-default-on-old-glue",
        ),
        pytest.param(
            spark(WorkerType=None, NumberOfWorkers=None, AllocatedCapacity="4"),
            "4 DPU x 8 h x 0.44 USD = 14.08 USD",
            id="allocated-capacity-as-text",
        ),
        pytest.param(
            spark(GlueVersion="1.0", Timeout=1), "10 x G.1X (1 DPU) x 10 min x 0.44 USD = 0.7333 USD", id="minimum"
        ),
    ],
)
def test_a_run_at_its_timeout(job, explanation):
    cost = priced(job)

    assert cost.per_run.explanation == explanation
    assert f"{cost.per_run.usd:.2f}" == f"{Decimal(explanation.split()[-2]):.2f}"


def test_the_cost_per_hour():
    assert priced(spark(Timeout=5)).per_hour.usd == Decimal("4.40")


def test_in_the_worst_case_all_attempts_last_until_the_timeout():
    cost = priced(spark(MaxRetries=2))

    assert cost.per_run.usd == Decimal("35.20")
    assert cost.with_retries.explanation == "10 x G.1X (1 DPU) x 8 h x 0.44 USD x 3 attempts = 105.60 USD"
    assert priced(spark()).with_retries == cost.per_run


@pytest.mark.parametrize(
    ("job", "usd"),
    [
        (spark(), "0.07333"),  # 10 DPU x 1/60 h x 0.44
        (spark(GlueVersion="1.0"), "0.7333"),  # 10 minutes
        (shell(), "0.0004583"),
    ],
)
def test_a_run_that_ends_immediately_costs_the_minimum(job, usd):
    assert str(priced(job).least) == usd


@pytest.mark.parametrize(
    "job", [spark(DefaultArguments=SCALING), spark(NonOverridableArguments=SCALING), spark(ExecutionClass="FLEX")]
)
def test_with_workers_billed_separately_the_amounts_are_upper_bounds(job):
    cost = priced(job)

    assert cost.is_most
    assert cost.per_run.usd is not None
    assert cost.least.usd is None
    assert "each worker is billed for the time that it ran" in cost.least.explanation


def test_auto_scaling_set_by_a_parameter_counts_as_possible():
    cost = priced(spark(DefaultArguments={"--enable-auto-scaling": PARAMETER}))

    assert (cost.is_most, cost.per_run.usd) == (True, Decimal("35.20"))
    assert cost.least.explanation == "--enable-auto-scaling is known only when it is deployed"


def test_without_auto_scaling_and_flex_the_amounts_are_not_upper_bounds():
    assert not priced(spark(DefaultArguments={"--enable-auto-scaling": "false"})).is_most
    assert not priced(shell(DefaultArguments=SCALING)).is_most


def test_streaming_without_a_timeout_has_a_cost_per_day():
    cost = priced(spark(command="gluestreaming", Timeout=None, NumberOfWorkers=2))

    assert cost.per_day.explanation == "2 x G.1X (1 DPU) x 24 h x 0.44 USD = 21.12 USD"
    assert cost.per_run.usd is None
    assert cost.per_run.explanation == "without Timeout, a streaming run does not end"
    assert priced(spark()).per_day is None


def test_a_timeout_of_no_value_is_not_set():
    assert priced(spark(command="gluestreaming", Timeout={"Ref": "AWS::NoValue"})).per_day is not None


class TestUnknown:
    @pytest.mark.parametrize(
        ("job", "why"),
        [
            (spark(NumberOfWorkers=PARAMETER), "NumberOfWorkers is known only when it is deployed"),
            (spark(WorkerType=PARAMETER), "WorkerType is known only when it is deployed"),
            (spark(GlueVersion=PARAMETER), "GlueVersion is known only when it is deployed"),
            (spark(ExecutionClass=PARAMETER), "ExecutionClass is known only when it is deployed"),
            (spark(MaxCapacity=PARAMETER), "MaxCapacity is known only when it is deployed"),
            (shell(MaxCapacity=PARAMETER), "MaxCapacity is known only when it is deployed"),
            (spark(Timeout=PARAMETER), "Timeout is known only when it is deployed"),
            (spark(Command={"Name": PARAMETER}), "Command.Name is known only when it is deployed"),
            (
                spark(WorkerType=PARAMETER, NumberOfWorkers=PARAMETER),
                "WorkerType is known only when it is deployed; NumberOfWorkers is known only when it is deployed",
            ),
            (spark(WorkerType="G.32X"), "WorkerType 'G.32X' is not in the table of worker types"),
            (spark(WorkerType="g.1x"), "WorkerType 'g.1x' is not in the table of worker types"),
            (spark(GlueVersion="99.0"), "no source has a rate for Glue '99.0'"),
            (spark(GlueVersion=None), "GlueVersion is not set, and AWS's pages disagree on its default"),
            (
                spark(GlueVersion=None, Timeout=None),
                (
                    "Timeout is not set, and its default follows GlueVersion, which is not set either; "
                    "GlueVersion is not set, and AWS's pages disagree on its default"
                ),
            ),
            (
                spark(GlueVersion="auto", Timeout=None),
                (
                    "Timeout is not set, and its default follows GlueVersion, which is not in the table of versions; "
                    "no source has a rate for Glue 'auto'"
                ),
            ),
            (
                shell(Timeout=None, GlueVersion=PARAMETER),
                "Timeout is not set, and its default follows GlueVersion, which is known only when it is deployed",
            ),
            (
                spark(WorkerType="R.1X", ExecutionClass="FLEX"),
                "no source has a rate per M-DPU for glueetl in class FLEX",
            ),
            (
                spark(command="gluestreaming", ExecutionClass="FLEX"),
                "no source has a rate per DPU for gluestreaming in class FLEX",
            ),
            (spark(ExecutionClass="SPOT"), "no source has a rate per DPU for glueetl in class SPOT"),
            (spark(MaxCapacity=10), "WorkerType and NumberOfWorkers and MaxCapacity are set, and exclude each other"),
            (spark(WorkerType=None), "WorkerType is not set"),
            (spark(NumberOfWorkers=None), "NumberOfWorkers is not set"),
            (
                spark(WorkerType=None, NumberOfWorkers=None),
                "neither WorkerType and NumberOfWorkers nor MaxCapacity is set",
            ),
            (spark(NumberOfWorkers=0), "NumberOfWorkers must be 1 or more, got 0"),
            (spark(Timeout=0), "Timeout must be 1 or more, got 0"),
            (shell(MaxCapacity=-1), "MaxCapacity must be above 0, got -1"),
            (shell(AllocatedCapacity=1), "AllocatedCapacity does not apply to Python shell jobs"),
            (
                spark(command="spark"),
                "Command.Name must be one of glueetl, gluestreaming, pythonshell, glueray, got 'spark'",
            ),
            (
                spark(command="glueray", GlueVersion="4.0"),
                "Ray is billed per M-DPU, got 10 x G.1X (1 DPU)",
            ),
        ],
    )
    def test_an_unknown_cost_has_a_reason(self, job, why):
        cost = priced(job)

        assert cost.per_run.usd is None
        assert cost.per_run.explanation == why

    def test_only_amounts_that_depend_on_the_property_are_unknown(self):
        cost = priced(spark(Timeout=PARAMETER, MaxRetries=1))

        assert cost.per_hour.usd == Decimal("4.40")
        assert cost.per_run.usd is None
        assert cost.with_retries.usd is None
        assert cost.least.usd is not None

    def test_with_unknown_retries_the_cost_of_a_run_is_known(self):
        cost = priced(spark(MaxRetries=PARAMETER))

        assert cost.per_run.usd == Decimal("35.20")
        assert cost.with_retries.explanation == "MaxRetries is known only when it is deployed"

    def test_a_number_token_of_the_cdk_is_not_a_number_of_workers(self):
        assert priced(spark(NumberOfWorkers=-1.8881545897087626e289)).per_run.usd is None

    @pytest.mark.parametrize("junk", [{}, {"Command": []}, {"Command": {"Name": ["x"]}, "Timeout": {"a": 1}}])
    def test_malformed_properties_are_unknown(self, junk):
        assert priced(junk).per_hour.usd is None


class TestRegion:
    def test_the_rate_of_the_region_is_used(self):
        cost = priced(spark(), "sa-east-1")

        assert cost.per_run.explanation == "10 x G.1X (1 DPU) x 8 h x 0.69 USD = 55.20 USD"
        assert not cost.is_as_at_home

    @pytest.mark.parametrize("region", [None, "eu-central-2"])
    def test_without_a_rate_for_the_region_the_cost_is_marked_as_that_of_us_east_1(self, region):
        cost = priced(spark(), region)

        assert (cost.per_run.usd, cost.is_as_at_home, cost.region) == (Decimal("35.20"), True, region)


class TestRun:
    def test_a_run_overrides_its_job(self):
        cost = run_cost({"JobName": "clean", "NumberOfWorkers": 20, "WorkerType": "G.2X", "Timeout": 60}, spark())

        assert cost.per_run.explanation == "20 x G.2X (2 DPU) x 1 h x 0.44 USD = 17.60 USD"

    def test_the_execution_class_of_a_run_overrides_its_job(self):
        assert str(run_cost({"ExecutionClass": "FLEX"}, spark(), region="us-east-1").per_run) == "23.20"

    def test_a_run_enables_auto_scaling(self):
        assert run_cost({"Arguments": SCALING}, spark()).is_most

    def test_properties_of_an_unknown_job_are_unknown_unless_the_run_sets_them(self):
        cost = run_cost({"JobName": "clean", "WorkerType": "G.1X", "NumberOfWorkers": 2, "Timeout": 60})

        assert cost.per_run.usd is None
        assert "Command.Name is known only when it is deployed" in cost.per_run.explanation

    def test_a_run_without_overrides_costs_the_same_as_its_job(self):
        assert run_cost({"JobName": "clean"}, spark(MaxRetries=1)) == job_cost(spark(MaxRetries=1))
