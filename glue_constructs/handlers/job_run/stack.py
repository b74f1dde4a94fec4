"""What CloudFormation says of its stack: whether it rolls back, and whether it still waits for a request."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError

from .refusals import is_transient

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

_LATE_SECONDS = 30
"""Seconds after which an event was delivered again, or waited in Lambda's queue."""
_CLOCK_SKEW_SECONDS = 5
"""Seconds by which the clocks may differ that sign an event and that date an update."""


@dataclass(frozen=True)
class Stack:
    """What a stack does.

    Attributes:
        status: Its status; empty when CloudFormation does not say.
        updated: When its last update began, in seconds since 1970; 0 when there was none.
    """

    status: str = ""
    updated: float = 0

    @property
    def is_rolling_back(self) -> bool | None:
        """Whether it goes back; None when it is not known."""
        return "ROLLBACK" in self.status if self.status else None

    def has_given_up(self, kind: str, *, sent: float, arrived: float) -> bool:
        """Whether nobody waits for the answer to a request any more.

        A Delete is always done: it starts nothing.

        Args:
            kind: Of the request.
            sent: When CloudFormation sent it.
            arrived: When it came.
        """
        if kind == "Delete":
            return False
        if self.status.endswith(("_COMPLETE", "_FAILED")) or self.status == "DELETE_IN_PROGRESS":
            return True
        if kind == "Create" and self.is_rolling_back:
            return True
        # A later update may be going on by now. Only a late event is judged by that: what else moves LastUpdatedTime
        # is not documented, and a request that is wrongly passed over is not answered.
        return arrived - sent > _LATE_SECONDS and self.updated > sent + _CLOCK_SKEW_SECONDS


def describe_stack(cloudformation: CloudFormationClient, stack: str) -> Stack:
    """What the stack does.

    Raises:
        ClientError: CloudFormation may say it later.
        BotoCoreError: It did not answer.
    """
    try:
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except ClientError as error:
        if is_transient(error):
            raise
        return Stack()
    updated = described.get("LastUpdatedTime")
    return Stack(described["StackStatus"], updated.timestamp() if updated else 0)


def try_describe_stack(cloudformation: CloudFormationClient, stack: str) -> Stack:
    """What the stack does, as far as CloudFormation says it now."""
    try:
        return describe_stack(cloudformation, stack)
    except (ClientError, BotoCoreError):
        return Stack()
