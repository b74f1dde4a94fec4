"""How long a deployment may wait."""

from __future__ import annotations

from aws_cdk import Duration

from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput

# CloudFormation waits 3600 seconds at most for a custom resource.
_LONGEST_ANSWER = 3600
RESERVED_FOR_STOP_SECONDS = 300
"""The seconds that are kept back of it, to stop what was started and to answer."""
_LONGEST_WAIT = _LONGEST_ANSWER - RESERVED_FOR_STOP_SECONDS


def require_wait_seconds(wait_timeout: Duration | None) -> int:
    """The seconds to wait; the longest wait when nothing is said.

    Raises:
        InvalidInput: CloudFormation would not wait that long, or the value is not a duration.
    """
    if wait_timeout is None:
        return _LONGEST_WAIT
    if not isinstance(wait_timeout, Duration):
        raise InvalidInput(
            f"wait_timeout must be an aws_cdk.Duration such as Duration.minutes(30), got {wait_timeout!r}"
        )
    seconds = wait_timeout.to_seconds()
    if is_token(seconds):
        raise InvalidInput("wait_timeout must be known at synth: CloudFormation's own deadline is made from it")
    if not 60 <= seconds <= _LONGEST_WAIT:  # noqa: PLR2004  # one minute
        raise InvalidInput(
            f"wait_timeout must be 1 to {_LONGEST_WAIT // 60} minutes, got {seconds / 60:g} minutes:"
            " CloudFormation waits an hour at most for a resource, of which 5 minutes are kept to stop the run and to"
            " answer; for a longer run give wait=False and an alarm on the job"
        )
    return int(seconds)
