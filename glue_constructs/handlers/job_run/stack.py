"""What CloudFormation says of its stack: whether it rolls back, and whether it still waits for a request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from .refusals import is_passing

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient


def stack_status(cloudformation: CloudFormationClient, stack: str) -> str:
    """The stack's status; empty when CloudFormation does not say.

    Raises:
        ClientError: It may say it later.
        BotoCoreError: It did not answer.
    """
    try:
        return str(cloudformation.describe_stacks(StackName=stack)["Stacks"][0]["StackStatus"])
    except ClientError as error:
        if is_passing(error):
            raise
        return ""


def stack_status_now(cloudformation: CloudFormationClient, stack: str) -> str:
    """The stack's status; empty when CloudFormation does not say it now."""
    try:
        return stack_status(cloudformation, stack)
    except (ClientError, BotoCoreError):
        return ""


def is_given_up(kind: str, status: str) -> bool:
    """Whether nobody waits for the answer to a request of a kind any more, because of what the stack does now.

    A Delete is always done: it starts nothing.
    """
    if kind == "Delete":
        return False
    if status.endswith(("_COMPLETE", "_FAILED")) or status == "DELETE_IN_PROGRESS":
        return True
    return kind == "Create" and "ROLLBACK" in status
