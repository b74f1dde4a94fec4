"""The states of a job run, and which of them triggers and events report."""

from __future__ import annotations

from enum import Enum


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


_State = JobRunState


def _names(*states: JobRunState) -> tuple[str, ...]:
    """Return states as the API writes them, for comparisons and for output."""
    return tuple(state.value for state in states)


IN_PROGRESS = _names(_State.STARTING, _State.RUNNING, _State.STOPPING, _State.WAITING)
ACTIVE = _names(_State.STARTING, _State.RUNNING, _State.STOPPING)
"""The states that count against MaxConcurrentRuns, and of which EventBridge sends "Glue Job Run Status"."""
SUCCEEDED = _State.SUCCEEDED.value
FAILED = _names(_State.FAILED, _State.TIMEOUT, _State.ERROR, _State.EXPIRED)
"""The final states that are failures. STOPPED is not one: a user or a program stopped the run."""
ENDED = (SUCCEEDED, *_names(_State.FAILED, _State.TIMEOUT, _State.STOPPED, _State.ERROR, _State.EXPIRED))

# API > Condition > State: "Currently, the only job states that a trigger can listen for are ...". Same for events:
# https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
TRIGGER_STATES = (JobRunState.SUCCEEDED, JobRunState.FAILED, JobRunState.TIMEOUT, JobRunState.STOPPED)
