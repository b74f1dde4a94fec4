"""A run as the API shows it, and what a person wants to know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.job_runs.times import iso, utc_now
from glue_constructs.model.run_states import ENDED, IN_PROGRESS
from glue_constructs.model.versions import GLUE_VERSIONS, MINIMUM_SECONDS
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from datetime import datetime

STATES = (*IN_PROGRESS, *ENDED)

_HOUR = 3_600
# The shortest beginning that a person is shown: jr_ and ten of 64 hexadecimal digits.
_SHORT = 13
# Glue's own: a retry, and the restart of a streaming job after its maintenance window.
_SUCCESSOR = re.compile(r"(?:_(?:attempt|restart)_\d+)+$")


@dataclass(frozen=True)
class JobRun:
    """A run.

    Attributes:
        data: The JobRun structure of the API.
    """

    data: dict[str, Any]

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.data["Id"])

    @property
    def short_id(self) -> str:
        """The beginning of the id; it is enough to name the run."""
        return self.id[:_SHORT]

    @property
    def first_id(self) -> str:
        """The id of the run that this one retries, or its own."""
        return _SUCCESSOR.sub("", self.id)

    @property
    def job(self) -> str:
        """The job's name."""
        return str(self.data["JobName"])

    @property
    def state(self) -> str:
        """One of the states; one that Glue adds one day is none of ours, and counts as live."""
        return str(self.data["JobRunState"])

    @property
    def is_live(self) -> bool:
        """Whether it has not ended."""
        return self.state not in ENDED

    @property
    def attempt(self) -> int:
        """0, and one more for each retry by Glue."""
        return int(self.data.get("Attempt", 0))

    @property
    def started_on(self) -> datetime | None:
        """When it was started."""
        started: datetime | None = self.data.get("StartedOn")
        return started

    @property
    def completed_on(self) -> datetime | None:
        """When it ended."""
        completed: datetime | None = self.data.get("CompletedOn")
        return completed

    @property
    def error_message(self) -> str:
        """Why it did not succeed; empty where Glue does not say."""
        return str(self.data.get("ErrorMessage") or "")

    @property
    def seconds(self) -> float:
        """How long it ran, or runs: while it does, since its start, because ExecutionTime is told at its end."""
        if self.is_live and self.started_on is not None:
            return max(0.0, (utc_now() - self.started_on).total_seconds())
        return float(self.data.get("ExecutionTime") or 0)

    @property
    def units(self) -> tuple[float, str] | None:
        """What it keeps busy, with the unit (DPU or M-DPU); `None` when that is not known."""
        worker = WORKER_TYPES.get(str(self.data.get("WorkerType")))
        count = self.data.get("NumberOfWorkers")
        if worker is not None and count:
            return worker.dpu * count, worker.unit
        capacity = self.data.get("MaxCapacity") or self.data.get("AllocatedCapacity")
        return None if capacity is None else (float(capacity), "DPU")

    @property
    def unit_hours(self) -> float | None:
        """What it is billed for, in hours of its unit: DPUSeconds where Glue measured them, else capacity x time.

        The time is a minute at least, on Glue 1.0 and older ten. `None` when it is not known.
        """
        measured = self.data.get("DPUSeconds")
        if measured is not None:
            return float(measured) / _HOUR
        if self.units is None:
            return None
        version = GLUE_VERSIONS.get(str(self.data.get("GlueVersion")))
        least = MINIMUM_SECONDS if version is None else version.minimum_seconds
        return self.units[0] * (max(self.seconds, least) if self.seconds else 0) / _HOUR

    def described(self) -> dict[str, Any]:
        """The run for a program; the fields are documented in docs/guide/runs-command.md."""
        hours, units = self.unit_hours, self.units
        return {
            "job": self.job,
            "run_id": self.id,
            "state": self.state,
            "attempt": self.attempt,
            "previous_run_id": self.data.get("PreviousRunId"),
            "trigger": self.data.get("TriggerName"),
            "started_on": iso(self.started_on),
            "completed_on": iso(self.completed_on),
            "duration_seconds": round(self.seconds),
            "dpu_hours": None if hours is None else round(hours, 4),
            "unit": units[1] if units else None,
            "glue_version": self.data.get("GlueVersion"),
            "worker_type": self.data.get("WorkerType"),
            "number_of_workers": self.data.get("NumberOfWorkers"),
            "error_message": self.error_message or None,
            "log_group_name": self.data.get("LogGroupName"),
        }
