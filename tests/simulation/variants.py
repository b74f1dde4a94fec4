"""The templates of the simulated stacks, synthesized from the real constructs when they are first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from permissions.intrinsics import Environment

from .template import Template

if TYPE_CHECKING:
    from aws_cdk import Stack
    from constructs import Construct

SCRIPT = "s3://scripts/job.py"
NEIGHBOUR = "sales"
"""The job of the run that stays in the stack."""


@dataclass(frozen=True)
class Variant:
    """What is in a template.

    Attributes:
        kind: The kind of the runs: "glue" or "location".
        runs: The names of the run resources.
        job: The name of the job.
        in_stack: Whether the job is defined in the stack; otherwise it is imported.
        reset_bookmark: Whether the runs reset the bookmark.
        neighbour: Whether a run of another job is in the stack.
        reset: Whether a BookmarkReset of the job is in the stack.
    """

    kind: str = "glue"
    runs: tuple[str, ...] = ("OrdersNow",)
    job: str = "orders"
    in_stack: bool = True
    reset_bookmark: bool = False
    neighbour: bool = False
    reset: bool = False


@cache
def resources_of(variant: Variant, nested: bool = False) -> dict[str, Any]:  # noqa: FBT001, FBT002 - a cache key
    """Return the resources of the template of a variant."""
    import aws_cdk as cdk

    app = cdk.App(analytics_reporting=False)
    synthesizer = cdk.DefaultStackSynthesizer(generate_bootstrap_version_rule=False)
    stack = cdk.Stack(app, "Orders", synthesizer=synthesizer)
    inner: Stack = cdk.NestedStack(stack, "Runs") if nested else stack
    cdk.CfnResource(inner, "Topic", type="AWS::SNS::Topic")  # a template without resources is not allowed
    _add_runs(inner, variant)
    if nested:
        from aws_cdk.assertions import Template as Synthesized

        found: dict[str, Any] = Synthesized.from_stack(inner).to_json()["Resources"]
        return found
    found = app.synth().get_stack_by_name("Orders").template["Resources"]
    return found


@cache
def template_of(variant: Variant, environment: Environment) -> Template:
    """Return the template of a variant for a stack."""
    return Template(resources_of(variant), environment)


def _add_runs(scope: Construct, variant: Variant) -> None:
    from glue_constructs import GlueJob, JobRun, SparkEtlJob

    if variant.neighbour:
        other = SparkEtlJob(scope, "Sales", script=SCRIPT, glue_version="5.1", job_name=NEIGHBOUR)
        JobRun(scope, "SalesNow", job=other, arguments={"--what": "SalesNow"})
    if variant.kind == "location":
        _add_location_jobs(scope, variant)
        return
    if not variant.runs and not variant.reset:
        return
    job: Any = (
        SparkEtlJob(scope, "Orders", script=SCRIPT, glue_version="5.1", job_name=variant.job)
        if variant.in_stack
        else GlueJob.from_job_name(scope, "Orders", variant.job)
    )
    for name in variant.runs:
        arguments = {"--what": name, "--work": "0"}
        JobRun(scope, name, job=job, arguments=arguments, reset_bookmark=variant.reset_bookmark)
    if variant.reset:
        from glue_constructs import BookmarkReset

        BookmarkReset(scope, "OrdersReset", job=job, trigger="0")


def _add_location_jobs(scope: Construct, variant: Variant) -> None:
    from aws_cdk import aws_s3 as s3

    from glue_constructs import AddressValidationJob, S3Location

    source, target = (
        S3Location(s3.Bucket.from_bucket_name(scope, f"{name}-bucket", f"{name}-addresses"), f"{name}/")
        for name in ("new", "validated")
    )
    for name in variant.runs:
        AddressValidationJob(scope, name, input_location=source, output_location=target, name=f"orders-{name}")
