"""A job run as returned by the Glue API, with derived values such as its billed hours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.job_runs.times import format_iso, utc_now
from glue_constructs.model.run_states import ENDED, IN_PROGRESS
from glue_constructs.model.versions import GLUE_VERSIONS, MINIMUM_SECONDS
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from datetime import datetime

STATES = (*IN_PROGRESS, *ENDED)

_HOUR = 3_600
# The shortened id: jr_ and the first ten of 64 hexadecimal digits.
_SHORT_ID_LENGTH = 13
# Glue appends it for a retry, and for the restart of a streaming job after its maintenance window.
_RETRY_SUFFIX = re.compile(r"(?:_(?:attempt|restart)_\d+)+$")


@dataclass(frozen=True)
class ApiJobRun:
    """A job run.

    Attributes:
        data: The JobRun structure of the API.
    """

    data: dict[str, Any]

    @property
    def id(self) -> str:
        """The run id."""
        return str(self.data["Id"])

    @property
    def short_id(self) -> str:
        """The beginning of the run id, accepted by --run-id."""
        return self.id[:_SHORT_ID_LENGTH]

    @property
    def first_id(self) -> str:
        """The id of the first attempt; the run's own id if it is not a retry."""
        return _RETRY_SUFFIX.sub("", self.id)

    @property
    def job(self) -> str:
        """The job's name."""
        return str(self.data["JobName"])

    @property
    def state(self) -> str:
        """The state. A run in a state unknown to this library counts as in progress."""
        return str(self.data["JobRunState"])

    @property
    def is_live(self) -> bool:
        """Whether the run has not ended."""
        return self.state not in ENDED

    @property
    def attempt(self) -> int:
        """The number of the attempt: 0, incremented for each retry by Glue."""
        return int(self.data.get("Attempt", 0))

    @property
    def started_on(self) -> datetime | None:
        """The start time."""
        started: datetime | None = self.data.get("StartedOn")
        return started

    @property
    def completed_on(self) -> datetime | None:
        """The end time."""
        completed: datetime | None = self.data.get("CompletedOn")
        return completed

    @property
    def error_message(self) -> str:
        """The error message; empty if there is none."""
        return str(self.data.get("ErrorMessage") or "")

    @property
    def seconds(self) -> float:
        """The duration. Of a live run, the time since its start: Glue sets ExecutionTime when the run ends."""
        if self.is_live and self.started_on is not None:
            return max(0.0, (utc_now() - self.started_on).total_seconds())
        return float(self.data.get("ExecutionTime") or 0)

    @property
    def units(self) -> tuple[float, str] | None:
        """The capacity and its unit (DPU or M-DPU); `None` if unknown."""
        worker = WORKER_TYPES.get(str(self.data.get("WorkerType")))
        count = self.data.get("NumberOfWorkers")
        if worker is not None and count:
            return worker.dpu * count, worker.unit
        capacity = self.data.get("MaxCapacity") or self.data.get("AllocatedCapacity")
        return None if capacity is None else (float(capacity), "DPU")

    @property
    def unit_hours(self) -> float | None:
        """The billed unit-hours: from DPUSeconds if Glue reports them, otherwise capacity x duration.

        The minimum duration is one minute, or ten minutes for Glue 1.0 and older. `None` if unknown.
        """
        measured = self.data.get("DPUSeconds")
        if measured is not None:
            return float(measured) / _HOUR
        if self.units is None:
            return None
        version = GLUE_VERSIONS.get(str(self.data.get("GlueVersion")))
        least = MINIMUM_SECONDS if version is None else version.minimum_seconds
        return self.units[0] * (max(self.seconds, least) if self.seconds else 0) / _HOUR

    def to_dict(self) -> dict[str, Any]:
        """Return the run as a JSON object; docs/guide/runs-command.md documents the fields."""
        hours, units = self.unit_hours, self.units
        return {
            "job": self.job,
            "run_id": self.id,
            "state": self.state,
            "attempt": self.attempt,
            "previous_run_id": self.data.get("PreviousRunId"),
            "trigger": self.data.get("TriggerName"),
            "started_on": format_iso(self.started_on),
            "completed_on": format_iso(self.completed_on),
            "duration_seconds": round(self.seconds),
            "dpu_hours": None if hours is None else round(hours, 4),
            "unit": units[1] if units else None,
            "glue_version": self.data.get("GlueVersion"),
            "worker_type": self.data.get("WorkerType"),
            "number_of_workers": self.data.get("NumberOfWorkers"),
            "error_message": self.error_message or None,
            "log_group_name": self.data.get("LogGroupName"),
        }
