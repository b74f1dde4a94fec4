"""Billed durations of runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model.commands import SPARK, SPARK_STREAMING
from glue_constructs.model.versions import MINIMUM_SECONDS
from glue_constructs.operations.cost.unpriced import Unpriced, only_when_deployed, unpriced
from glue_constructs.rules import UNKNOWN

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400


@dataclass(frozen=True, order=True)
class Duration:
    """A duration in seconds."""

    seconds: int

    def __str__(self) -> str:
        if self.seconds % _HOUR == 0:
            return f"{self.seconds // _HOUR} h"
        return f"{self.seconds // _MINUTE} min"


HOUR = Duration(_HOUR)
DAY = Duration(_DAY)


def minimum_of(job: Job) -> Duration | Unpriced:
    """Return the minimum billed duration of a run."""
    if job.command is UNKNOWN:
        return only_when_deployed("Command.Name")
    if job.command in SPARK:
        if job.glue_version is UNKNOWN:
            return only_when_deployed("GlueVersion")
        if job.version is not None:
            return Duration(job.version.minimum_seconds)
    return Duration(MINIMUM_SECONDS)


def is_endless(job: Job) -> bool:
    """Whether a run has no timeout (streaming without Timeout); Glue restarts it once a week (its maintenance page)."""
    return job.command == SPARK_STREAMING and job.timeout is None


def timeout_of(job: Job) -> Duration | Unpriced:
    """Return the timeout of a run, or why it is unknown."""
    timeout = job.timeout
    if isinstance(timeout, int):
        return Duration(timeout * _MINUTE) if timeout > 0 else unpriced(f"Timeout must be 1 or more, got {timeout}")
    if timeout is UNKNOWN:
        return only_when_deployed("Timeout")
    if is_endless(job):
        return unpriced("without Timeout, a streaming run does not end")
    if job.version is not None:
        return Duration(job.version.default_timeout * _MINUTE)
    if job.glue_version is UNKNOWN:
        fault = "is known only when it is deployed"
    else:
        fault = "is not set either" if job.glue_version is None else "is not in the table of versions"
    return unpriced(f"Timeout is not set, and its default follows GlueVersion, which {fault}")
