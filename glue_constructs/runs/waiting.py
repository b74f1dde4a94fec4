"""How long a deployment waits for a run or a job."""

from __future__ import annotations

from aws_cdk import Duration

from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

# The longest ServiceTimeout of a custom resource.
_MAX_SERVICE_TIMEOUT = 3600
RESERVED_FOR_STOP_SECONDS = 300
"""The part of the ServiceTimeout that is reserved for stopping the run and sending the response."""
_MAX_WAIT = _MAX_SERVICE_TIMEOUT - RESERVED_FOR_STOP_SECONDS


def require_wait_seconds(wait_timeout: Duration | None) -> int:
    """Return the seconds of a wait_timeout. Default: the longest possible wait.

    Raises:
        InvalidInput: The wait is out of range, unresolved, or not a duration.
    """
    if wait_timeout is None:
        return _MAX_WAIT
    if not isinstance(wait_timeout, Duration):
        raise InvalidInput(
            f"wait_timeout must be an aws_cdk.Duration such as Duration.minutes(30), got {wait_timeout!r}"
        )
    seconds = wait_timeout.to_seconds()
    if is_token(seconds):
        raise InvalidInput("wait_timeout must not be a token: CloudFormation's ServiceTimeout is calculated from it")
    if not 60 <= seconds <= _MAX_WAIT:  # noqa: PLR2004  # one minute
        raise InvalidInput(
            f"wait_timeout must be 1 to {_MAX_WAIT // 60} minutes, got {seconds / 60:g} minutes:"
            " CloudFormation waits at most one hour for a resource, and 5 minutes are reserved for stopping the run and"
            " responding; for a longer run set wait=False and add an alarm on the job"
        )
    return int(seconds)
