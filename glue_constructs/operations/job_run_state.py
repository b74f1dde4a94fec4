"""The states of a job run, and which of them others hear about."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Sequence


class JobRunState(str, Enum):
    """A state of a job run, by the API's names."""

    STARTING = "STARTING"
    RUNNING = "RUNNING"
    STOPPING = "STOPPING"
    STOPPED = "STOPPED"
    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    TIMEOUT = "TIMEOUT"
    ERROR = "ERROR"
    WAITING = "WAITING"
    EXPIRED = "EXPIRED"


# API > Condition > State: "Currently, the only job states that a trigger can listen for are ...". Events know the same:
# https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
HEARD = (JobRunState.SUCCEEDED, JobRunState.FAILED, JobRunState.TIMEOUT, JobRunState.STOPPED)


def heard_states(value: JobRunState | str | Sequence[JobRunState | str], prop: str) -> list[str]:
    """The states that a user gave, one or several, as plain strings without repetition.

    Raises:
        InvalidInput: There is none, or nobody hears about one of them.
    """
    given = [value] if isinstance(value, str) else list(value)
    names = [state.value if isinstance(state, JobRunState) else state for state in given]
    known = [state.value for state in HEARD]
    if not names or any(name not in known for name in names):
        raise InvalidInput(f"{prop} must be one or more of {', '.join(map(repr, known))}, got {value!r}")
    return list(dict.fromkeys(names))
