"""The reasons for which findings of cdk-nag on the run provider are acknowledged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Stack

from glue_constructs._cdk.nag import INLINE_POLICY

if TYPE_CHECKING:
    from aws_cdk.aws_stepfunctions import CfnStateMachine
    from constructs import Construct

STANDARDS_REASONS = {
    **INLINE_POLICY,
    "CloudWatchLogGroupEncrypted": "no argument values are logged; CloudWatch Logs encrypts with a key that it manages",
    "LambdaConcurrency": "called once per event and once per step; reserved concurrency would reduce the account's",
    "LambdaDLQ": "the worker function receives a lost event and fails its resource; a queue would be read too late",
    "LambdaInsideVPC": "the functions call only public endpoints of AWS, and need no resource in a VPC",
}
"""The reasons for the findings of the compliance packs on the provider."""

BOOKMARK_REASONS = {"IAM5[Resource::*]": "Glue's permissions on job bookmarks do not support resource ARNs"}
"""The reasons for the findings of AwsSolutions on the permissions to reset and read bookmarks."""


def nag_reasons(provider: Construct, machine: CfnStateMachine) -> dict[str, str]:
    """Return the reasons for the findings of AwsSolutions on the provider's own resources."""
    execution = "arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution"
    name = Stack.of(provider).get_logical_id(machine)
    return {
        "SF1": "a standard workflow keeps the history of executions for 90 days; the worker logs a line per step",
        "SF2": "an execution is a loop over one function, so there are no paths to trace",
        f"IAM5[Resource::{execution}:<{name}.Name>:*]": "execution names depend on events; only the machine is known",
    }
