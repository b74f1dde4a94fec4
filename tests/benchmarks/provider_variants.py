"""Variants of running a job as part of a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
from aws_cdk import aws_iam as iam
from aws_cdk import aws_lambda as lambda_
from aws_cdk import custom_resources as cr

from glue_constructs import GlueJob, JobRun

if TYPE_CHECKING:
    from collections.abc import Callable

_CODE = "def handle(event, context): return {'IsComplete': True}"


def ours(stack: cdk.Stack, runs: int) -> None:
    """Create `JobRun`s, with one run provider per stack."""
    job = GlueJob.from_job_name(stack, "Orders", "orders")
    for number in range(runs):
        JobRun(stack, f"Run{number}", job=job, arguments={"--part": str(number)})


def shared(stack: cdk.Stack, runs: int) -> None:
    """Create custom resources with the Provider framework: one provider for all runs of the stack."""
    token = _provider(stack, "Runs")
    for number in range(runs):
        _run(stack, f"Run{number}", token, number)


def each_its_own(stack: cdk.Stack, runs: int) -> None:
    """Create custom resources with the Provider framework: one provider for each run, as in a sample of AWS.

    aws-samples/aws-analytics-reference-architecture, core/src/synchronous-glue-job/synchronous-glue-job.ts; without its
    layer, without its log retention (one more function, and one more resource per function), and with permissions for
    only this job.
    """
    for number in range(runs):
        _run(stack, f"Run{number}", _provider(stack, f"Run{number}Provider"), number)


def _provider(stack: cdk.Stack, id: str) -> str:
    job = stack.format_arn(service="glue", resource="job", resource_name="orders")
    functions = {
        name: lambda_.Function(
            stack,
            f"{id}{name}",
            runtime=lambda_.Runtime.PYTHON_3_13,
            handler="index.handle",
            code=lambda_.Code.from_inline(_CODE),
            timeout=cdk.Duration.seconds(20),
            initial_policy=[
                iam.PolicyStatement(
                    actions=["glue:StartJobRun", "glue:GetJobRun", "glue:BatchStopJobRun"], resources=[job]
                )
            ],
        )
        for name in ("Start", "Wait")
    }
    provider = cr.Provider(
        stack,
        id,
        on_event_handler=functions["Start"],
        is_complete_handler=functions["Wait"],
        query_interval=cdk.Duration.minutes(1),
        total_timeout=cdk.Duration.minutes(50),
    )
    return provider.service_token


def _run(stack: cdk.Stack, id: str, token: str, number: int) -> None:
    properties = {"JobName": "orders", "Arguments": {"--part": str(number)}}
    cdk.CustomResource(stack, id, service_token=token, properties=properties)


VARIANTS: dict[str, Callable[[cdk.Stack, int], None]] = {
    "JobRun": ours,
    "Provider, one per stack": shared,
    "Provider, one per run": each_its_own,
}
