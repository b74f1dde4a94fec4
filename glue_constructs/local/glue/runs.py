"""Runs and their states.

::

    WAITING ---> STARTING ---> RUNNING ---> SUCCEEDED, FAILED, TIMEOUT
       |            |             |
       |            +-------------+-------> STOPPING ---> STOPPED
       +--------------------------------------------------^

STARTING lasts until the script's process is there. WAITING is a run with job run queuing of a job that has as many runs
as it may. Two of the ten states never occur here: ERROR (a trigger started a job that is gone; the server's log says
so) and EXPIRED (a stream was restarted for maintenance).
"""

from __future__ import annotations

import secrets
import threading
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from glue_constructs.local.glue.arguments import merge_arguments
from glue_constructs.local.glue.capacity import max_capacity
from glue_constructs.local.glue.jobs import default_timeout
from glue_constructs.local.glue.log_groups import log_group
from glue_constructs.model.commands import SPARK
from glue_constructs.model.versions import nearest_version

if TYPE_CHECKING:
    from glue_constructs.local.glue.cause import Cause
    from glue_constructs.local.glue.jobs import Job
    from glue_constructs.model.versions import Version

# The fields of a job that its run shows as its own.
_RUN_FIELDS = (
    "WorkerType",
    "NumberOfWorkers",
    "SecurityConfiguration",
    "NotificationProperty",
    "GlueVersion",
    "ExecutionClass",
    "MaintenanceWindow",
    "JobRunQueuingEnabled",
    "ExecutionRoleSessionPolicy",
)


class JobRun:
    """One attempt to run a job.

    Attributes:
        id: `jr_` and 64 hexadecimal digits, and behind them `_attempt_1` for the first retry and so on.
        job: The job.
        parameters: What StartJobRun was given, without JobName and JobRunId.
        definition: The job's definition when the run was started, overridden by the parameters.
        attempt: 0, and one more for each retry.
        previous_run_id: The attempt before, or the run that StartJobRun was told to retry.
        cause: The trigger that started it; None when nothing but StartJobRun did.
        state: See above.
        log_group_name: Where its logs are; see `log_groups`.
    """

    def __init__(
        self,
        job: Job,
        parameters: dict[str, Any],
        *,
        run_id: str | None = None,
        attempt: int = 0,
        previous_run_id: str | None = None,
        cause: Cause | None = None,
    ) -> None:
        self.id = run_id or f"jr_{secrets.token_hex(32)}"
        self.job = job
        self.parameters = parameters
        self.definition = _apply_overrides(job.definition, parameters)
        self.attempt = attempt
        self.previous_run_id = previous_run_id
        self.cause = cause
        self.state = "STARTING"
        self.state_detail: str | None = None
        self.error_message: str | None = None
        self.log_group_name = log_group(self)
        self.started_on = self.last_modified_on = _now()
        self.ended = threading.Event()
        self._lock = threading.Lock()
        self._running_since: datetime | None = None
        self._completed_on: datetime | None = None

    @property
    def is_spark(self) -> bool:
        """Whether its script is a Spark program."""
        return self.definition["Command"]["Name"] in SPARK

    @property
    def is_scala(self) -> bool:
        """Whether its script is written in Scala. Left out, the language is Python, whatever the script is called."""
        return self.is_spark and self.all_arguments.get("--job-language") == "scala"

    @property
    def version(self) -> Version | None:
        """The row whose facts hold of its Glue version; `None` when that is not known."""
        return nearest_version(self.definition.get("GlueVersion"))

    @property
    def all_arguments(self) -> dict[str, str]:
        """The job's and the run's arguments, merged."""
        return merge_arguments(
            default=self.definition.get("DefaultArguments", {}),
            run=self.parameters.get("Arguments", {}),
            non_overridable=self.definition.get("NonOverridableArguments", {}),
        )

    @property
    def script_location(self) -> str:
        """Where the script lies. The argument overrides the job's command, as documented."""
        command: str = self.definition["Command"].get("ScriptLocation", "")
        return self.all_arguments.get("--scriptLocation") or command

    @property
    def timeout(self) -> int | None:
        """In minutes; None: it may run until it is stopped."""
        return self.definition.get("Timeout", default_timeout(self.definition).get("Timeout"))

    def move(self, state: str, *, detail: str | None = None) -> None:
        """Enter a state that is not the last."""
        with self._lock:
            if state == "RUNNING":
                self._running_since = _now()
                if self.state != "STARTING":  # it was stopped meanwhile
                    return
            self._enter(state, detail, _now())

    def end(self, state: str, error_message: str | None = None) -> None:
        """Enter the last state."""
        self.error_message = error_message
        with self._lock:
            # One moment: the service's CompletedOn is the LastModifiedOn of an ended run.
            self._completed_on = _now()
            self._enter(state, None, self._completed_on)
        self.ended.set()

    def _enter(self, state: str, detail: str | None, moment: datetime) -> None:
        self.state, self.state_detail, self.last_modified_on = state, detail, moment

    def next_attempt(self) -> JobRun:
        """The run that retries this one."""
        first = self.id.partition("_attempt_")[0]
        number = self.attempt + 1
        return JobRun(
            self.job,
            self.parameters,
            run_id=f"{first}_attempt_{number}",
            attempt=number,
            previous_run_id=self.id,
            cause=self.cause,
        )

    def describe(self) -> dict[str, Any]:
        """The run as GetJobRun shows it. Arguments are those of StartJobRun alone, as in live answers."""
        capacity = max_capacity(self.definition)
        seconds = self._execution_time()
        shown = {
            "Id": self.id,
            "Attempt": self.attempt,
            "PreviousRunId": self.previous_run_id,
            "TriggerName": self.cause.trigger_name if self.cause else None,
            "JobName": self.job.name,
            "JobMode": self.definition.get("JobMode", "SCRIPT"),
            "StartedOn": self.started_on,
            "LastModifiedOn": self.last_modified_on,
            "CompletedOn": self._completed_on,
            "JobRunState": self.state,
            "StateDetail": self.state_detail,
            "Arguments": self.parameters.get("Arguments"),
            "ErrorMessage": self.error_message,
            "PredecessorRuns": self.cause.describe() if self.cause else [],
            "AllocatedCapacity": int(capacity),
            "MaxCapacity": capacity,
            "ExecutionTime": seconds,
            # Every worker is counted as busy to the end: nothing scales here.
            "DPUSeconds": seconds * capacity if self._is_metered else None,
            "Timeout": self.timeout,
            "LogGroupName": self.log_group_name,
            **{field: self.definition.get(field) for field in _RUN_FIELDS},
        }
        return {field: value for field, value in shown.items() if value is not None}

    @property
    def _is_metered(self) -> bool:
        """Whether the service shows DPUSeconds: for FLEX and for auto scaling, as botocore's model says."""
        scales = self.all_arguments.get("--enable-auto-scaling") == "true"
        return scales or self.definition.get("ExecutionClass") == "FLEX"

    def _execution_time(self) -> int:
        """Seconds since the process is there."""
        if self._running_since is None:
            return 0
        return int(((self._completed_on or _now()) - self._running_since).total_seconds())


def _apply_overrides(definition: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    """A job's definition with what StartJobRun overrides. A capacity is overridden as a whole."""
    capacity = {"MaxCapacity", "AllocatedCapacity", "WorkerType", "NumberOfWorkers"}
    dropped = capacity if capacity & parameters.keys() else set()
    kept = {field: value for field, value in definition.items() if field not in dropped}
    return {**kept, **{field: value for field, value in parameters.items() if field != "Arguments"}}


def _now() -> datetime:
    return datetime.now(timezone.utc)
