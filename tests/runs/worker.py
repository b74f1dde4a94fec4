"""The permissions of the worker function in a synthesized template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from synth import template

if TYPE_CHECKING:
    import aws_cdk as cdk

PREFIX = "GlueConstructsRunsPermissions"


def policies(stack: cdk.Stack) -> dict[str, dict[str, Any]]:
    """Return the managed policies of the worker, by logical id."""
    found = template(stack)["Resources"].items()
    return {name: each["Properties"] for name, each in found if each["Type"] == "AWS::IAM::ManagedPolicy"}


def statements(stack: cdk.Stack) -> list[dict[str, Any]]:
    """Return the statements of all managed policies."""
    return [each for policy in policies(stack).values() for each in policy["PolicyDocument"]["Statement"]]


def allowed_jobs(stack: cdk.Stack) -> list[Any]:
    """Return the last parts of the ARNs of Glue jobs in the statements."""
    of_glue = [each for each in statements(stack) if "glue:GetJobRuns" in each["Action"]]
    return [arn["Fn::Join"][1][-1] for statement in of_glue for arn in statement["Resource"]]
