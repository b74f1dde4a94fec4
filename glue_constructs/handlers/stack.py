"""The stack of a request: whether it is rolling back, and whether CloudFormation still waits for the response."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.handlers.errors import SERVICE_ERRORS, ErrorKind, kind_of

if TYPE_CHECKING:
    from types_boto3_cloudformation import CloudFormationClient

_LATE_SECONDS = 30
"""Seconds from the sending of an event after which it is late: Lambda delivered it again, or it waited in a queue."""
_CLOCK_SKEW_SECONDS = 5
"""Seconds by which the clock that signs an event and the clock that dates an update may differ."""


@dataclass(frozen=True)
class Stack:
    """The status of a stack.

    Attributes:
        status: The StackStatus; empty if unknown.
        updated: The LastUpdatedTime, in seconds since 1970; 0 if the stack was never updated.
    """

    status: str = ""
    updated: float = 0

    @property
    def is_rolling_back(self) -> bool | None:
        """Whether the stack is rolling back; None if unknown."""
        return "ROLLBACK" in self.status if self.status else None

    def has_given_up(self, kind: str, *, sent: float, arrived: float) -> bool:
        """Whether CloudFormation no longer waits for the response to a request.

        False for a Delete, which is always processed: it starts nothing.

        Args:
            kind: The request's type.
            sent: When CloudFormation sent the request.
            arrived: When the request arrived, and could be processed.
        """
        if kind == "Delete":
            return False
        if self.status.endswith(("_COMPLETE", "_FAILED")) or self.status == "DELETE_IN_PROGRESS":
            return True
        if kind == "Create" and self.is_rolling_back:
            return True
        # The stack may be in a later update. LastUpdatedTime is used for late events only: it is not documented what
        # else changes it, and a request that is wrongly dropped gets no response.
        return arrived - sent > _LATE_SECONDS and self.updated > sent + _CLOCK_SKEW_SECONDS


def describe_stack(cloudformation: CloudFormationClient, stack: str, *, is_settled: bool) -> Stack:
    """Return the status of a stack; an unknown one if CloudFormation will not return it.

    Args:
        cloudformation: A client.
        stack: The id of the stack.
        is_settled: Whether the permission must apply by now: then a missing one is permanent.

    Raises:
        ClientError: CloudFormation may return the status later.
        BotoCoreError: CloudFormation did not respond.
    """
    try:
        described = cloudformation.describe_stacks(StackName=stack)["Stacks"][0]
    except SERVICE_ERRORS as error:
        kind = kind_of(error)
        if kind is ErrorKind.INVALID or (kind is ErrorKind.NOT_SETTLED and is_settled):
            return Stack()
        raise
    updated = described.get("LastUpdatedTime")
    return Stack(described["StackStatus"], updated.timestamp() if updated else 0)
