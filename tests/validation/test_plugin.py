from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from validation_report import ValidationReport

from glue_constructs import GlueRules, InvalidInput, JobRun, SparkEtlJob

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "s3://scripts/orders.py"
COMMAND = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
GOOD = {"role": "GlueRole", "command": COMMAND, "glue_version": "5.1", "timeout": 60}
ONE_WORKER = {**GOOD, "worker_type": "G.1X", "number_of_workers": 1}
LARGE = {**GOOD, "worker_type": "G.12X", "number_of_workers": 2}


@pytest.fixture
def app(tmp_path: Path) -> cdk.App:
    made = cdk.App(analytics_reporting=False, outdir=str(tmp_path / "cdk.out"))
    cdk.Validations.of(made).add_plugins(GlueRules())
    return made


REPORT = ValidationReport("GlueRules")
report, found = REPORT.violations, REPORT.found


@pytest.fixture
def stack(app: cdk.App) -> cdk.Stack:
    return cdk.Stack(app, "Stack")


def acknowledge(construct: cdk.Stack, *ids: str) -> None:
    given = (cdk.Acknowledgment(id=each, reason="a smoke test") for each in ids)
    cdk.Validations.of(construct).acknowledge(*given)


def test_an_error_fails_the_synth_and_is_reported_in_full(app, stack):
    job = glue.CfnJob(stack, "Orders", **ONE_WORKER)
    [violation] = report(app, fails=True)
    assert violation["ruleName"] == "GC220"
    assert violation["severity"] == "error"
    assert violation["description"] == "NumberOfWorkers: too few G.1X workers: needs 2 or more, got 1"
    assert violation["suggestedFix"] == "set NumberOfWorkers to 2 or more"
    assert violation["ruleMetadata"]["name"] == "too-few-workers"
    assert violation["ruleMetadata"]["source"].startswith("https://")
    [construct] = violation["violatingConstructs"]
    assert construct["constructPath"] == "Stack/Orders"
    assert construct["cloudFormationResource"] == {
        "templatePath": "Stack.template.json",
        "logicalId": stack.get_logical_id(job),
        "propertyPaths": ["Properties.NumberOfWorkers"],
    }


def test_a_warning_is_reported_without_failing_the_synth(app):
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-3"))
    glue.CfnJob(stack, "Orders", **LARGE)
    severities = {violation["ruleName"]: violation["severity"] for violation in report(app, fails=False)}
    assert severities == {"GC230": "warning"}


@pytest.mark.parametrize(("infos", "expected"), [(True, [("GC302", "Stack/Orders")]), (False, [])])
def test_infos_are_reported_on_request(tmp_path, infos, expected):
    app = cdk.App(outdir=str(tmp_path))
    cdk.Validations.of(app).add_plugins(GlueRules(infos=infos))
    glue.CfnJob(cdk.Stack(app, "Stack"), "Orders", **{**GOOD, "timeout": None})
    assert found(app, fails=False) == expected


def test_without_findings_nothing_is_reported(app, stack):
    glue.CfnJob(stack, "Orders", **GOOD)
    s3.Bucket(stack, "Lake")
    assert report(app, fails=False) == []


def test_the_same_error_of_two_jobs_is_reported_once(app, stack):
    for name in ("A", "B"):
        glue.CfnJob(stack, name, **ONE_WORKER)
    [violation] = report(app, fails=True)
    assert [construct["constructPath"] for construct in violation["violatingConstructs"]] == ["Stack/A", "Stack/B"]


def test_jobs_of_the_stable_l2_are_checked(app, stack):
    script = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py")
    role = iam.Role.from_role_name(stack, "Role", "GlueRole")
    workers = glue.WorkerConfiguration(worker_type=glue.WorkerType.G_1X, number_of_workers=1)
    glue.PySparkEtlJob(stack, "Orders", script=script, role=role, worker_configuration=workers)
    assert ("GC220", "Stack/Orders/Resource") in found(app, fails=True)


def test_changes_by_an_aspect_are_checked(app, stack):
    @jsii.implements(cdk.IAspect)
    class OneWorker:
        def visit(self, node: object) -> None:
            if isinstance(node, glue.CfnJob):
                node.number_of_workers = 1

    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    cdk.Aspects.of(app).add(OneWorker())
    assert ("GC220", "Stack/Orders/Resource") in found(app, fails=True)


def test_an_override_by_path_is_checked(app, stack):
    glue.CfnJob(stack, "Orders", **GOOD).add_property_override("ExecutionClass", "CHEAP")
    assert [path for _, path in found(app, fails=True)] == ["Stack/Orders"]


def test_nested_stacks_and_stages_are_checked(app, stack):
    outer = cdk.NestedStack(stack, "Outer")
    inner = cdk.NestedStack(outer, "Inner")
    staged = cdk.Stack(cdk.Stage(app, "Production"), "Stack")
    for scope in (stack, outer, inner, staged):
        glue.CfnJob(scope, "Orders", **ONE_WORKER)
    assert [path for _, path in found(app, fails=True)] == [
        "Stack/Orders",
        "Stack/Outer/Orders",
        "Stack/Outer/Inner/Orders",
        "Production/Stack/Orders",
    ]


def test_a_plugin_of_a_stage_checks_the_stage(tmp_path):
    app = cdk.App(outdir=str(tmp_path))
    stage = cdk.Stage(app, "Production")
    cdk.Validations.of(stage).add_plugins(GlueRules())
    for scope in (app, stage):
        glue.CfnJob(cdk.Stack(scope, "Stack"), "Orders", **ONE_WORKER)
    assert [path for _, path in found(app, fails=True)] == ["Production/Stack/Orders"]


def test_the_stacks_region_is_used(app):
    for region in ("us-east-1", "eu-west-3"):
        stack = cdk.Stack(app, region, env=cdk.Environment(region=region))
        nested = cdk.NestedStack(stack, "Nested")
        glue.CfnJob(nested, "Orders", **LARGE)
    assert found(app, fails=False) == [("GC230", "eu-west-3/Nested/Orders")]


def test_a_run_is_checked_with_its_job_in_the_template(app, stack):
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", execution_class="STANDARD")
    JobRun(stack, "Now", job=job, timeout=cdk.Duration.minutes(10))
    resource = stack.node.find_child("Now").node.default_child
    resource.add_property_override("Run.ExecutionClass", "CHEAP")
    assert {path for _, path in found(app, fails=True)} == {"Stack/Now/Resource"}


class TestAcknowledged:
    @pytest.mark.parametrize("rule", ["GC220", "GlueRules::GC220"])
    def test_at_the_job(self, app, stack, rule):
        acknowledge(glue.CfnJob(stack, "Orders", **ONE_WORKER), rule)
        assert found(app, fails=False) == []

    def test_another_rule_is_not(self, app, stack):
        acknowledge(glue.CfnJob(stack, "Orders", **ONE_WORKER), "GC230")
        assert found(app, fails=True) == [("GC220", "Stack/Orders")]

    def test_another_job_is_not(self, app, stack):
        acknowledge(glue.CfnJob(stack, "A", **ONE_WORKER), "GC220")
        glue.CfnJob(stack, "B", **ONE_WORKER)
        assert found(app, fails=True) == [("GC220", "Stack/B")]

    def test_on_an_l2_construct(self, app, stack):
        script = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py")
        role = iam.Role.from_role_name(stack, "Role", "GlueRole")
        workers = glue.WorkerConfiguration(worker_type=glue.WorkerType.G_1X, number_of_workers=1)
        acknowledge(
            glue.PySparkEtlJob(stack, "Orders", script=script, role=role, worker_configuration=workers), "GC220"
        )
        assert "GC220" not in dict(found(app, fails=False))

    def test_at_the_stack_for_all_its_jobs_and_nested_stacks(self, app, stack):
        acknowledge(stack, "GC220")
        for scope in (stack, cdk.NestedStack(stack, "Nested")):
            glue.CfnJob(scope, "Orders", **ONE_WORKER)
        assert found(app, fails=False) == []

    def test_at_a_nested_stack_for_its_own(self, app, stack):
        nested = cdk.NestedStack(stack, "Nested")
        acknowledge(nested, "GC220")
        for scope in (stack, nested):
            glue.CfnJob(scope, "Orders", **ONE_WORKER)
        assert found(app, fails=True) == [("GC220", "Stack/Orders")]

    def test_at_the_app_by_the_id_that_cdk_shows(self, app, stack):
        acknowledge(app, "GlueRules::GC220")
        glue.CfnJob(stack, "Orders", **ONE_WORKER)
        assert found(app, fails=False) == []

    def test_in_the_resources_metadata(self, app, stack):
        job = glue.CfnJob(stack, "Orders", **ONE_WORKER)
        job.add_metadata("glue-constructs", {"acknowledge": {"GC220": "a smoke test"}})
        assert found(app, fails=False) == []

    def test_by_a_construct_of_this_library(self, app, stack):
        props = {"script": SCRIPT, "glue_version": "5.1", "acknowledge": {"GC220": "a smoke test"}}
        job = SparkEtlJob(stack, "Orders", worker_type="G.1X", number_of_workers=1, **props)
        JobRun(stack, "Now", job=job, worker_type="G.1X", acknowledge={"GC702": "the job has the number"})
        assert found(app, fails=False) == []

    def test_a_reason_is_required(self, app, stack):
        job = glue.CfnJob(stack, "Orders", **ONE_WORKER)
        job.add_metadata("glue-constructs", {"acknowledge": {"GC220": ""}})
        violations = report(app, fails=True)
        assert [violation["ruleName"] for violation in violations] == ["GC901", "GC220"]
        [construct] = violations[0]["violatingConstructs"]
        assert construct["cloudFormationResource"]["propertyPaths"] == ["Metadata.glue-constructs.acknowledge"]


def test_a_warning_of_a_construct_of_this_library_is_not_reported_again(app):
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-3"))
    large = {"worker_type": "G.12X", "number_of_workers": 2}
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", **large)
    assert cdk.assertions.Annotations.from_stack(stack).find_warning("*", cdk.assertions.Match.any_value())
    assert found(app, fails=False) == []


def test_a_later_warning_is_reported(app):
    stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-3"))
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    job.node.default_child.worker_type = "G.12X"
    assert found(app, fails=False) == [("GC230", "Stack/Orders/Resource")]


@pytest.mark.usefixtures("stack")
def test_an_unreadable_template_is_a_failure(app, monkeypatch):
    monkeypatch.setattr("glue_constructs.validation.templates_plugin.read_stacks", lambda _: 1 / 0)
    with pytest.raises(RuntimeError, match=r"'GlueRules' failed.*division by zero"):
        app.synth()


def test_templates_have_the_plugins_version_and_no_rules():
    assert GlueRules().version == metadata.version("glue-constructs")
    assert GlueRules().rule_ids is None


def test_it_also_is_a_plugin_of_the_old_interface(tmp_path):
    app = cdk.App(outdir=str(tmp_path), policy_validation_beta1=[GlueRules()])
    glue.CfnJob(cdk.Stack(app, "Stack"), "Orders", **ONE_WORKER)
    assert found(app, fails=True) == [("GC220", "Stack/Orders")]


@pytest.mark.parametrize(("installed", "is_enough"), [("2.252.0", False), ("2.262.0", True), ("3.0.0", True)])
def test_a_cdk_version_without_failing_synth_is_refused(monkeypatch, installed, is_enough):
    monkeypatch.setattr(metadata, "version", lambda _: installed)
    if is_enough:
        GlueRules()
    else:
        with pytest.raises(InvalidInput, match=r"aws-cdk-lib 2\.262 or newer, .*got 2\.252\.0"):
            GlueRules()
