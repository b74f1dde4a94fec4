"""What the service refuses: some refusals pass, after some it is not known what was done, the others last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from .answer import shortened
from .state import later, pace, refused

if TYPE_CHECKING:
    from .state import State

SETTLE_SECONDS = 60
"""Longer than the worker's own timeout, so that a superseded execution's call has ended; also IAM's time to settle."""

LAG_SECONDS = 20
"""How long a service may take to show what it was told, even by a call that it did not answer in time."""

_NO_PLACE = (
    "ConcurrentRunsExceededException",
    "ResourceNumberLimitExceededException",
    "ThrottlingException",
    "Throttling",
    "TooManyRequestsException",
)
_NO_PERMISSION = ("AccessDeniedException", "AccessDenied")
_AMBIGUOUS = (
    "InternalServiceException",  # Glue's
    "InternalServerException",  # Amazon Location's
    "OperationTimeoutException",
    "InternalFailure",
    "ServiceUnavailable",
)
_LONGEST = 1500  # bytes of the 4096 for the whole answer


def is_of_permissions(error: ClientError) -> bool:
    """Whether a permission is missing."""
    return error.response["Error"]["Code"] in _NO_PERMISSION


def is_passing(error: Exception) -> bool:
    """Whether the same look may succeed later: the service is busy, in trouble, or did not answer."""
    return not isinstance(error, ClientError) or error.response["Error"]["Code"] in (*_NO_PLACE, *_AMBIGUOUS)


def after_refusal(state: State, error: Exception, *, what: str, age: int, patience: int) -> State:
    """What comes after `begin` was refused something, or was not answered.

    Args:
        state: The execution's state.
        error: What the service said; an error that is not a ClientError says that it did not answer.
        what: Who refuses what, as the beginning of a sentence.
        age: Of the request, in seconds.
        patience: How old the request may be when it is tried again.
    """
    reason = shortened(f"{what}: {error}", _LONGEST)
    code = error.response["Error"]["Code"] if isinstance(error, ClientError) else _AMBIGUOUS[0]
    waiting = {**state, "refusal": reason}
    if code in _AMBIGUOUS:
        # It may have been done all the same: looked for when it is sure to be shown, stopped when the time is up.
        if age < patience:
            return later(waiting, "begin", LAG_SECONDS)
        return {**refused(state, reason), "next": "stop", "then": "answer"}
    if code in _NO_PLACE and age < patience:
        return later(waiting, "begin", pace(age))
    if code in _NO_PERMISSION and age < SETTLE_SECONDS:
        return later(waiting, "begin", 10)
    return refused(state, reason)
