"""The templates of the simulated stacks, synthesized from the real constructs when they are first needed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_s3 as s3
from aws_cdk.assertions import Template

from glue_constructs import AddressValidationJob, BookmarkReset, GlueJob, JobRun, S3Location, SparkEtlJob

from .variants import NEIGHBOUR

if TYPE_CHECKING:
    from constructs import Construct

    from .variants import Variant

_JOB = {"script": "s3://scripts/job.py", "glue_version": "5.1"}


@cache
def resources_of(variant: Variant) -> dict[str, Any]:
    """Return the resources of the template of a variant."""
    app = cdk.App(analytics_reporting=False)
    stack = cdk.Stack(app, "Orders", synthesizer=cdk.DefaultStackSynthesizer(generate_bootstrap_version_rule=False))
    _add_resources(stack, variant)
    resources: dict[str, Any] = app.synth().get_stack_by_name("Orders").template["Resources"]
    return resources


def nested_resources_of(variant: Variant) -> dict[str, Any]:
    """Return the resources of the template of a variant as a nested stack."""
    stack = cdk.NestedStack(cdk.Stack(cdk.App(analytics_reporting=False), "Orders"), "Runs")
    _add_resources(stack, variant)
    resources: dict[str, Any] = Template.from_stack(stack).to_json()["Resources"]
    return resources


def _add_resources(stack: cdk.Stack, variant: Variant) -> None:
    cdk.CfnResource(stack, "Topic", type="AWS::SNS::Topic")  # a template without resources is not allowed
    if variant.neighbour:
        other = SparkEtlJob(stack, "Sales", job_name=NEIGHBOUR, **_JOB)
        JobRun(stack, "SalesNow", job=other, arguments={"--what": "SalesNow"})
    if variant.kind == "location":
        _add_location_jobs(stack, variant)
    elif variant.runs or variant.reset:
        _add_runs(stack, variant)


def _add_runs(scope: Construct, variant: Variant) -> None:
    job: Any = (
        SparkEtlJob(scope, "Orders", job_name=variant.job, **_JOB)
        if variant.in_stack
        else GlueJob.from_job_name(scope, "Orders", variant.job)
    )
    for name in variant.runs:
        arguments = {"--what": name, "--work": "0"}
        JobRun(scope, name, job=job, arguments=arguments, reset_bookmark=variant.reset_bookmark)
    if variant.reset:
        BookmarkReset(scope, "OrdersReset", job=job, trigger="0")


def _add_location_jobs(scope: Construct, variant: Variant) -> None:
    source, target = (
        S3Location(s3.Bucket.from_bucket_name(scope, f"{name}-bucket", f"{name}-addresses"), f"{name}/")
        for name in ("new", "validated")
    )
    for name in variant.runs:
        AddressValidationJob(scope, name, input_location=source, output_location=target, name=f"orders-{name}")
