"""The states of a job run, and which of them others hear about."""

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


LIVE = ("STARTING", "RUNNING", "STOPPING", "WAITING")
ACTIVE = ("STARTING", "RUNNING", "STOPPING")
"""Those that take a place of MaxConcurrentRuns, and of which EventBridge tells that they last long."""
SUCCEEDED = "SUCCEEDED"
ENDED = (SUCCEEDED, "FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED")
FAILED = ("FAILED", "TIMEOUT", "ERROR", "EXPIRED")
"""The ends that are failures; STOPPED is somebody's wish."""

# API > Condition > State: "Currently, the only job states that a trigger can listen for are ...". Events know the same:
# https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
HEARD = (JobRunState.SUCCEEDED, JobRunState.FAILED, JobRunState.TIMEOUT, JobRunState.STOPPED)
