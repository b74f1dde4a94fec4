"""A run of a Glue job as part of a deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.job_facts import facts_of, record_run
from glue_constructs._cdk.keywords import require_keywords
from glue_constructs._cdk.tokens import UNKNOWN
from glue_constructs._cdk.values import require_job
from glue_constructs.runs.job_definition import lazy_fingerprint, resolved_job_properties
from glue_constructs.runs.job_reference import depend_on_job, require_same_env
from glue_constructs.runs.overrides import RunOverrides, start_job_run_parameters
from glue_constructs.runs.policies import OnFailure, RunOn, parse_enum
from glue_constructs.runs.served import ProviderCustomResource
from glue_constructs.runs.waiting import RESERVED_FOR_STOP_SECONDS, require_wait_seconds
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct
    from typing_extensions import Unpack


class JobRun(ProviderCustomResource):
    """Runs a Glue job as part of the deployment; the resource is ready when the run has succeeded.

    A run that fails fails the deployment with its own error message. A rollback does not run anything again. A run
    that is still going is stopped when its resource is deleted, its deployment is cancelled or its time is up.

    Args:
        scope: The construct that the run belongs to.
        id: The run's id in that scope.
        job: Any Glue job: of this library, of the stable L2, a `CfnJob`, or an imported one.
        reset_bookmark: Whether the job's bookmark is reset before the run. Left out: not.
        wait: Whether the deployment waits for the run's end. Left out: it does.
        wait_timeout: How long, 1 to 55 minutes; after that the run is stopped and the deployment fails.
            Left out: 55 minutes, the longest that CloudFormation's deadline of an hour allows.
        run_on: When the job runs again. Left out: when what it runs has changed: script, arguments, job properties,
            `trigger`.
        on_failure: What becomes of the deployment when a run that was started fails, is stopped, or takes too long:
            "fail" or "continue". Left out: it fails. A run that Glue refuses to start always fails it.
        trigger: A value of your own; when it changes, so has what is run. Left out: none.
        stop_on_delete: Whether a run that is still going is stopped with its resource. Left out: as `wait`.
        acknowledge: Rules to pass over, by id, each with the reason. Left out: none.
        **overrides: What this run overrides of its job, see `RunOverrides`; `arguments` first of all.

    Raises:
        InvalidRun: Glue would refuse the run; every finding at once.
        InvalidInput: The run could not be waited for in time, or a prop is of the wrong kind.
        TypeError: A keyword argument is not known.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        job: IJobRef,
        reset_bookmark: bool = False,
        wait: bool = True,
        wait_timeout: Duration | None = None,
        run_on: RunOn | str = RunOn.CHANGE,
        on_failure: OnFailure | str = OnFailure.FAIL,
        trigger: str | None = None,
        stop_on_delete: bool | None = None,
        acknowledge: Mapping[str, str] | None = None,
        **overrides: Unpack[RunOverrides],
    ) -> None:
        require_keywords(JobRun, overrides, RunOverrides)
        require_job(job)
        wait_seconds = require_wait_seconds(wait_timeout)
        start = start_job_run_parameters(**overrides)
        findings = require_valid_run(
            scope,
            id,
            {"JobName": UNKNOWN, **start},
            job=resolved_job_properties(job)
            if start
            else None,  # costs a crossing a property: only where there is a question
            acknowledge=acknowledge or {},
        )
        policy, fails = parse_enum(RunOn, run_on, "run_on"), parse_enum(OnFailure, on_failure, "on_failure")
        require_same_env(scope, job)
        super().__init__(
            scope,
            id,
            kind="Custom::GlueJobRun",
            seconds=wait_seconds + RESERVED_FOR_STOP_SECONDS,
            run_on=policy,
            properties={
                "Run": {"JobName": facts_of(job).name, **start},
                "Job": lazy_fingerprint(job),
                "ResetBookmark": reset_bookmark,
                "Wait": wait,
                "WaitSeconds": wait_seconds,
                "OnFailure": None if fails is OnFailure.FAIL else fails.value,
                "Trigger": trigger,
                "StopOnDelete": wait if stop_on_delete is None else stop_on_delete,
            },
        )
        record_run(job, start.get("Arguments", {}))
        self._provider.allow(job, reset_bookmark=reset_bookmark)
        depend_on_job(self, job)
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)

    @property
    def run_id(self) -> str:
        """The run's id; that of its last attempt when Glue retried it."""
        return self._attribute("RunId")

    @property
    def state(self) -> str:
        """The run's state: SUCCEEDED; any with ``on_failure="continue"``; with ``wait=False`` that of its beginning."""
        return self._attribute("State")

    @property
    def attempt(self) -> str:
        """The number of the attempt: 0, more when Glue retried the run."""
        return self._attribute("Attempt")

    @property
    def started_on(self) -> str:
        """When the run started, as ISO 8601."""
        return self._attribute("StartedOn")

    @property
    def completed_on(self) -> str:
        """When the run ended, as ISO 8601; empty while it goes on, with ``wait=False``. So are the following."""
        return self._attribute("CompletedOn")

    @property
    def execution_time(self) -> str:
        """The seconds for which the run consumed resources."""
        return self._attribute("ExecutionTime")

    @property
    def dpu_seconds(self) -> str:
        """The DPU seconds that the run consumed; empty where Glue does not say (it does for FLEX and auto scaling)."""
        return self._attribute("DPUSeconds")

    @property
    def log_group_name(self) -> str:
        """The log group of the run."""
        return self._attribute("LogGroupName")

    @property
    def error_message(self) -> str:
        """Glue's error message, or why the run was given up; empty after success."""
        return self._attribute("ErrorMessage")
