"""Runs and their states.

::

    WAITING ---> STARTING ---> RUNNING ---> SUCCEEDED, FAILED, TIMEOUT
       |            |             |
       |            +-------------+-------> STOPPING ---> STOPPED
       +--------------------------------------------------^

STARTING lasts until the process of the script is started. A run with job run queuing is WAITING while its job has the
maximum of concurrent runs. Two of the ten states never occur here: ERROR (a trigger started a job that does not exist;
the server logs this instead) and EXPIRED (a streaming job was restarted for maintenance).
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

# The fields of a job that GetJobRun also returns.
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


class EmbeddedJobRun:
    """One attempt of a job run.

    Attributes:
        id: `jr_` and 64 hexadecimal digits, followed by `_attempt_1` for the first retry, and so on.
        job: The job.
        parameters: The parameters of StartJobRun without JobName and JobRunId.
        definition: The job's definition when the run was started, overridden by the parameters.
        attempt: The number of the attempt; 0 for the first.
        previous_run_id: The previous attempt, or the run to retry in StartJobRun.
        cause: The trigger that started the run; None if StartJobRun did.
        state: The state; see above.
        log_group_name: LogGroupName; see `log_groups`.
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
        """Whether the script is a Spark program."""
        return self.definition["Command"]["Name"] in SPARK

    @property
    def is_scala(self) -> bool:
        """Whether the script is in Scala: `--job-language` is `scala`, whatever the file extension."""
        return self.is_spark and self.all_arguments.get("--job-language") == "scala"

    @property
    def version(self) -> Version | None:
        """The model's data for the Glue version; None if the version is unknown."""
        return nearest_version(self.definition.get("GlueVersion"))

    @property
    def all_arguments(self) -> dict[str, str]:
        """The merged arguments of the job and the run."""
        return merge_arguments(
            default=self.definition.get("DefaultArguments", {}),
            run=self.parameters.get("Arguments", {}),
            non_overridable=self.definition.get("NonOverridableArguments", {}),
        )

    @property
    def script_location(self) -> str:
        """The location of the script. The argument overrides the job's command, as documented."""
        command: str = self.definition["Command"].get("ScriptLocation", "")
        return self.all_arguments.get("--scriptLocation") or command

    @property
    def timeout(self) -> int | None:
        """The timeout in minutes; None if there is none."""
        return self.definition.get("Timeout", default_timeout(self.definition).get("Timeout"))

    def enter_state(self, state: str, *, detail: str | None = None) -> None:
        """Enter a state other than a final one."""
        with self._lock:
            if state == "RUNNING":
                self._running_since = _now()
                if self.state != "STARTING":  # it was stopped in the meantime
                    return
            self._enter(state, detail, _now())

    def end(self, state: str, error_message: str | None = None) -> None:
        """Enter a final state."""
        self.error_message = error_message
        with self._lock:
            # The same time for both: in the service CompletedOn of an ended run equals LastModifiedOn.
            self._completed_on = _now()
            self._enter(state, None, self._completed_on)
        self.ended.set()

    def _enter(self, state: str, detail: str | None, moment: datetime) -> None:
        self.state, self.state_detail, self.last_modified_on = state, detail, moment

    def next_attempt(self) -> EmbeddedJobRun:
        """Return the run that retries this one."""
        first = self.id.partition("_attempt_")[0]
        number = self.attempt + 1
        return EmbeddedJobRun(
            self.job,
            self.parameters,
            run_id=f"{first}_attempt_{number}",
            attempt=number,
            previous_run_id=self.id,
            cause=self.cause,
        )

    def describe(self) -> dict[str, Any]:
        """Return the run for GetJobRun. Arguments contains only those of StartJobRun, as in live answers."""
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
            # All workers are counted for the entire run: there is no auto scaling here.
            "DPUSeconds": seconds * capacity if self._is_metered else None,
            "Timeout": self.timeout,
            "LogGroupName": self.log_group_name,
            **{field: self.definition.get(field) for field in _RUN_FIELDS},
        }
        return {field: value for field, value in shown.items() if value is not None}

    @property
    def _is_metered(self) -> bool:
        """Whether GetJobRun returns DPUSeconds: for FLEX and for auto scaling, according to botocore's model."""
        scales = self.all_arguments.get("--enable-auto-scaling") == "true"
        return scales or self.definition.get("ExecutionClass") == "FLEX"

    def _execution_time(self) -> int:
        """Return the seconds since the start of the process."""
        if self._running_since is None:
            return 0
        return int(((self._completed_on or _now()) - self._running_since).total_seconds())


def _apply_overrides(definition: dict[str, Any], parameters: dict[str, Any]) -> dict[str, Any]:
    """Override a job's definition with the parameters of StartJobRun. All capacity fields are overridden together."""
    capacity = {"MaxCapacity", "AllocatedCapacity", "WorkerType", "NumberOfWorkers"}
    dropped = capacity if capacity & parameters.keys() else set()
    kept = {field: value for field, value in definition.items() if field not in dropped}
    return {**kept, **{field: value for field, value in parameters.items() if field != "Arguments"}}


def _now() -> datetime:
    return datetime.now(timezone.utc)
