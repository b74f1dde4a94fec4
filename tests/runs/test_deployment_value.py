"""``run_on="DEPLOY"``: only the template of the top-level stack changes with every synth (promise P16)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from synth import properties, template

from glue_constructs import AddressValidationJob, BookmarkReset, JobRun, PythonShellJob, SparkEtlJob

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from constructs import Construct


def every_construct(scope: Construct, run_on: str) -> None:
    """Add every construct that acts during a deployment."""
    jobs = [
        SparkEtlJob(scope, "Spark", script="s3://scripts/orders.py", glue_version="5.1"),
        PythonShellJob(scope, "Shell", script="s3://scripts/orders.py", job_name="orders"),
    ]
    for number, job in enumerate(jobs):
        JobRun(scope, f"Run{number}", job=job, run_on=run_on, reset_bookmark=True)
        BookmarkReset(scope, f"Reset{number}", job=job, run_on=run_on)
    AddressValidationJob(scope, "Validate", input_location="s3://new/", output_location="s3://old/", run_on=run_on)


def nested(app: cdk.App, run_on: str) -> None:
    """Add the constructs to a stack, to its nested stack, and to that one's nested stack."""
    stack = cdk.Stack(app, "Stack")
    child = cdk.NestedStack(stack, "Child")
    for scope in (stack, child, cdk.NestedStack(child, "Grandchild")):
        every_construct(scope, run_on)


def staged(app: cdk.App, run_on: str) -> None:
    """Add the constructs to a stack of a stage."""
    every_construct(cdk.Stack(cdk.Stage(app, "Production"), "Stack"), run_on)


def across_stacks(app: cdk.App, run_on: str) -> None:
    """Add runs of a job in another stack, and in a nested stack."""
    jobs, runs = cdk.Stack(app, "Jobs"), cdk.Stack(app, "Runs")
    job = SparkEtlJob(jobs, "Spark", script="s3://scripts/orders.py", glue_version="5.1")
    JobRun(runs, "Run", job=job, run_on=run_on)
    JobRun(cdk.NestedStack(runs, "Child"), "Run", job=job, run_on=run_on)


APPS = [nested, staged, across_stacks]


def synthesized(folder: Path, add: Callable[[cdk.App, str], None], run_on: str) -> dict[str, str]:
    """Return the templates of a new app, by file name."""
    app = cdk.App(analytics_reporting=False, outdir=str(folder))
    add(app, run_on)
    app.synth()
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*.template.json")}


@pytest.mark.parametrize("add", APPS)
@pytest.mark.parametrize("run_on", ["CHANGE", "CREATE"])
def test_two_synths_of_an_app_give_equal_templates(tmp_path, add, run_on):
    first, second = (synthesized(tmp_path / name, add, run_on) for name in ("first", "second"))
    assert first == second


@pytest.mark.parametrize("add", APPS)
def test_with_deploy_only_the_templates_of_top_level_stacks_change(tmp_path, add):
    first, second = (synthesized(tmp_path / name, add, "DEPLOY") for name in ("first", "second"))
    changed = {name for name, text in first.items() if text != second[name]}
    assert changed == {name for name in first if "nested" not in name and "Jobs" not in name}


def test_a_nested_stack_has_the_value_of_the_top_level_stack(app):
    stack = cdk.Stack(app, "Stack")
    child = cdk.NestedStack(stack, "Child")
    grandchild = cdk.NestedStack(child, "Grandchild")
    for scope in (grandchild, stack):
        job = SparkEtlJob(scope, "Spark", script="s3://scripts/orders.py", glue_version="5.1")
        JobRun(scope, "Run", job=job, run_on="DEPLOY")
    [run] = properties(stack, "Custom::GlueJobRun")
    [given] = properties(stack, "AWS::CloudFormation::Stack")
    assert given["Parameters"]["GlueConstructsDeployment"] == run["Deployment"]
    [given] = properties(child, "AWS::CloudFormation::Stack")
    assert given["Parameters"]["GlueConstructsDeployment"] == {"Ref": "GlueConstructsDeployment"}
    [run] = properties(grandchild, "Custom::GlueJobRun")
    assert run["Deployment"] == {"Ref": "GlueConstructsDeployment"}
    assert template(child)["Parameters"]["GlueConstructsDeployment"]["Type"] == "String"


def test_a_synth_can_be_repeated(app):
    nested(app, "CHANGE")
    first = app.synth().get_stack_by_name("Stack").template
    assert app.synth(force=True).get_stack_by_name("Stack").template == first
