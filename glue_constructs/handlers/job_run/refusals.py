"""What the service refuses: some refusals pass, after some it is not known what was done, the others last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from .answer import truncate
from .state import fail, poll_interval, retry_in

if TYPE_CHECKING:
    from .state import State

CONSISTENCY_SECONDS = 60
"""Longer than the worker's own timeout, so that a superseded execution's call has ended; also IAM's time to settle."""

READ_LAG_SECONDS = 20
"""How long a service may take to show what it was told, even by a call that it did not answer in time."""

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
_MAX_BYTES = 1500  # bytes of the 4096 for the whole answer


def is_permission_error(error: ClientError) -> bool:
    """Whether a permission is missing."""
    return error.response["Error"]["Code"] in _PERMISSION_ERRORS


def is_transient(error: Exception) -> bool:
    """Whether the same look may succeed later: the service is busy, in trouble, or did not answer."""
    return not isinstance(error, ClientError) or error.response["Error"]["Code"] in (
        *_CAPACITY_ERRORS,
        *_AMBIGUOUS_ERRORS,
    )


def retry_or_fail(state: State, error: Exception, *, what: str, age: int, patience: int) -> State:
    """What comes after `begin` was refused something, or was not answered.

    Args:
        state: The execution's state.
        error: What the service said; an error that is not a ClientError says that it did not answer.
        what: Who refuses what, as the beginning of a sentence.
        age: Of the request, in seconds.
        patience: How old the request may be when it is tried again.
    """
    reason = truncate(f"{what}: {error}", _MAX_BYTES)
    code = error.response["Error"]["Code"] if isinstance(error, ClientError) else _AMBIGUOUS_ERRORS[0]
    waiting = {**state, "refusal": reason}
    if code in _AMBIGUOUS_ERRORS:
        # It may have been done all the same: looked for when it is sure to be shown, stopped when the time is up.
        if age < patience:
            return retry_in(waiting, "begin", READ_LAG_SECONDS)
        return {**fail(state, reason), "next": "stop", "then": "answer"}
    if code in _CAPACITY_ERRORS and age < patience:
        return retry_in(waiting, "begin", poll_interval(age))
    if code in _PERMISSION_ERRORS and age < CONSISTENCY_SECONDS:
        return retry_in(waiting, "begin", 10)
    return fail(state, reason)
