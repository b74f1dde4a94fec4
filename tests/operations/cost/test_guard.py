"""`CostGuard`: the cost limit for all runs of an app, checked in its templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from validation_report import ValidationReport

from glue_constructs import CostGuard, GlueJob, InvalidInput, JobRun, PythonShellJob, SparkEtlJob, SparkStreamingJob

if TYPE_CHECKING:
    from pathlib import Path

TEN = {"script": "s3://scripts/orders.py", "glue_version": "5.1", "worker_type": "G.1X", "number_of_workers": 10}
HERE = cdk.Environment(account="123456789012", region="us-east-1")


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    made = cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))
    cdk.Validations.of(made).add_plugins(CostGuard(max_per_run=20))
    return made


REPORT = ValidationReport("CostGuard")
report, found = REPORT.violations, REPORT.found


@pytest.fixture
def stack(app: cdk.App) -> cdk.Stack:
    return cdk.Stack(app, "Stack", env=HERE)


def test_a_run_above_the_limit_fails_the_synth_with_its_arithmetic(app, stack):
    SparkEtlJob(stack, "Orders", **TEN)
    [violation] = report(app, fails=True)
    assert (violation["ruleName"], violation["severity"]) == ("GC950", "error")
    assert violation["description"] == (
        "Timeout: max_per_run is 20.00 USD, and a run at its timeout costs"
        " 10 x G.1X (1 DPU) x 8 h x 0.44 USD = 35.20 USD"
    )
    assert violation["suggestedFix"] == "lower Timeout or the capacity, or raise the limit"
    assert violation["ruleMetadata"]["name"] == "dear-run"
    [construct] = violation["violatingConstructs"]
    assert construct["constructPath"] == "Stack/Orders/Resource"


def test_a_run_that_costs_the_limit_or_less_is_not_reported(app, stack):
    SparkEtlJob(stack, "Orders", **{**TEN, "number_of_workers": 5})
    PythonShellJob(stack, "Report", script="s3://scripts/report.py")
    assert report(app, fails=False) == []


def test_an_unknown_cost_is_a_warning(app, stack):
    workers = cdk.CfnParameter(stack, "Workers", type="Number").value_as_number
    SparkEtlJob(stack, "Orders", **{**TEN, "number_of_workers": workers})
    [violation] = report(app, fails=False)
    assert (violation["ruleName"], violation["severity"]) == ("GC951", "warning")
    assert "unknown: NumberOfWorkers is known only when it is deployed" in violation["description"]
    assert "acknowledge GC951" in violation["suggestedFix"]


def test_a_streaming_run_without_a_timeout_is_above_any_limit(app, stack):
    SparkStreamingJob(stack, "Sensors", **{**TEN, "number_of_workers": 2})
    [violation] = report(app, fails=True)
    assert "a streaming run without Timeout never ends: a day costs" in violation["description"]


def test_every_job_of_the_app_is_checked_also_l1_constructs(app, stack):
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/orders.py")
    expensive = {"role": "r", "command": command, "glue_version": "5.1", "worker_type": "G.1X", "number_of_workers": 10}
    nested = cdk.NestedStack(stack, "Nested")
    staged = cdk.Stack(cdk.Stage(app, "Production"), "Stack")
    for scope in (stack, nested, staged):
        glue.CfnJob(scope, "Orders", **expensive, timeout=480)
    assert [path for _, path in found(app, fails=True)] == [
        "Stack/Orders",
        "Stack/Nested/Orders",
        "Production/Stack/Orders",
    ]


def test_the_price_is_that_of_the_stacks_region(app):
    within = {**TEN, "number_of_workers": 5, "timeout": cdk.Duration.hours(9)}
    for region in ("us-east-1", "sa-east-1"):
        SparkEtlJob(cdk.Stack(app, region, env=cdk.Environment(region=region)), "Orders", **within)
    [violation] = report(app, fails=True)
    assert "5 x G.1X (1 DPU) x 9 h x 0.69 USD = 31.05 USD" in violation["description"]
    assert [each["constructPath"] for each in violation["violatingConstructs"]] == ["sa-east-1/Orders/Resource"]


def test_a_run_and_a_trigger_with_overrides_are_checked_separately(app, stack):
    job = SparkEtlJob(stack, "Orders", **{**TEN, "timeout": cdk.Duration.hours(1)})
    JobRun(stack, "Same", job=job)
    JobRun(stack, "Large", job=job, worker_type="G.8X", number_of_workers=10)
    job.run_every("cron(0 2 * * ? *)")
    job.run_on_demand(timeout=cdk.Duration.hours(8))
    assert set(found(app, fails=True)) == {("GC950", "Stack/Large/Resource"), ("GC950", "Stack/Orders/OnDemand")}


def test_a_run_of_an_imported_job_that_overrides_only_the_timeout_has_an_unknown_cost(app, stack):
    job = GlueJob.from_job_name(stack, "Theirs", "theirs")
    JobRun(stack, "Now", job=job, timeout=cdk.Duration.minutes(50))
    assert found(app, fails=False) == [("GC951", "Stack/Now/Resource")]


class TestAcknowledged:
    def test_on_a_construct_of_this_library(self, app, stack):
        SparkEtlJob(stack, "Orders", **TEN, acknowledge={"GC950": "the yearly load"})
        assert found(app, fails=False) == []

    @pytest.mark.parametrize("id", ["GC950", "CostGuard::GC950"])
    def test_on_the_construct_or_a_parent(self, app, stack, id):
        SparkEtlJob(stack, "Orders", **TEN)
        cdk.Validations.of(stack).acknowledge(cdk.Acknowledgment(id=id, reason="the yearly load"))
        assert found(app, fails=False) == []

    def test_in_the_resources_metadata_but_not_without_a_reason(self, app, stack):
        for name, reason in (("A", "the yearly load"), ("B", "")):
            job = SparkEtlJob(stack, name, **TEN)
            job.node.default_child.add_metadata("glue-constructs", {"acknowledge": {"GC950": reason}})
        assert found(app, fails=True) == [("GC950", "Stack/B/Resource")]


@pytest.mark.parametrize("limit", [0, -1, "much", None, True])
def test_an_invalid_limit_is_refused(limit):
    with pytest.raises(InvalidInput, match=r"max_per_run must be an amount in USD above 0, such as 5 or 2\.50, got "):
        CostGuard(max_per_run=limit)


def test_a_cdk_version_without_failing_validations_is_refused(monkeypatch):
    monkeypatch.setattr("importlib.metadata.version", lambda _: "2.252.0")
    with pytest.raises(InvalidInput, match=r"CostGuard needs aws-cdk-lib 2\.262 or newer, .*got 2\.252\.0"):
        CostGuard(max_per_run=20)
