"""Errors of a service: transient ones, ambiguous ones after which a call may have taken effect, and permanent ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from .answer import truncate
from .state import fail, poll_interval, retry_in

if TYPE_CHECKING:
    from .state import State

CONSISTENCY_SECONDS = 60
"""How long a superseded execution may still have effects: longer than the worker's timeout, so its last call has ended.

Also how long a new IAM policy may take to apply.
"""

READ_LAG_SECONDS = 20
"""How long a service may take to show the effect of a call, also of one that timed out."""

_CAPACITY_ERRORS = (
    "ConcurrentRunsExceededException",
    "ResourceNumberLimitExceededException",
    "ThrottlingException",
    "Throttling",
    "TooManyRequestsException",
)
_PERMISSION_ERRORS = ("AccessDeniedException", "AccessDenied")
_AMBIGUOUS_ERRORS = (
    "InternalServiceException",  # Glue's
    "InternalServerException",  # Amazon Location's
    "OperationTimeoutException",
    "InternalFailure",
    "ServiceUnavailable",
)
_MAX_BYTES = 1500  # of the 4096 of a response


def is_permission_error(error: ClientError) -> bool:
    """Whether an error reports a missing permission."""
    return error.response["Error"]["Code"] in _PERMISSION_ERRORS


def is_transient(error: Exception) -> bool:
    """Whether the same read may succeed later: the call was throttled, failed in the service, or timed out."""
    transient = (*_CAPACITY_ERRORS, *_AMBIGUOUS_ERRORS)
    return not isinstance(error, ClientError) or error.response["Error"]["Code"] in transient


def retry_or_fail(state: State, error: Exception, *, service: str, age: int, deadline: int) -> State:
    """Return the state after an error in `begin`: retry the step, or fail the request.

    Args:
        state: The execution's state.
        error: The error; one that is not a ClientError means that the service did not respond.
        service: The name of the service, for the reason.
        age: The age of the request, in seconds.
        deadline: The age from which on the request is not retried.
    """
    reason = truncate(f"a call to {service} failed: {error}", _MAX_BYTES)
    code = error.response["Error"]["Code"] if isinstance(error, ClientError) else _AMBIGUOUS_ERRORS[0]
    waiting = {**state, "refusal": reason}
    if code in _AMBIGUOUS_ERRORS:
        # The call may have started a run: retry when it is sure to be listed, or stop it after the deadline.
        if age < deadline:
            return retry_in(waiting, "begin", READ_LAG_SECONDS)
        return {**fail(state, reason), "next": "stop", "then": "answer"}
    if code in _CAPACITY_ERRORS and age < deadline:
        return retry_in(waiting, "begin", poll_interval(age))
    if code in _PERMISSION_ERRORS and age < CONSISTENCY_SECONDS:
        return retry_in(waiting, "begin", 10)
    return fail(state, reason)
