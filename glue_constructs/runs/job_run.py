"""The construct of a job run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.job_facts import facts_of, record_run
from glue_constructs._cdk.keywords import collect_props, explain_keywords
from glue_constructs._cdk.tokens import UNKNOWN
from glue_constructs._cdk.values import require_job
from glue_constructs.runs.custom_resource import ProviderCustomResource
from glue_constructs.runs.enums import OnFailure, RunOn, parse_enum
from glue_constructs.runs.job_definition import lazy_fingerprint, resolved_job_properties
from glue_constructs.runs.job_reference import dependencies_of_run, require_same_env
from glue_constructs.runs.overrides import RunOverrides, explain_override, start_job_run_parameters
from glue_constructs.runs.waiting import RESERVED_FOR_STOP_SECONDS, require_wait_seconds
from glue_constructs.validation.construct import attach_warnings, record_acknowledgements, require_valid_run

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk import Duration
    from aws_cdk.interfaces.aws_glue import IJobRef, ISecurityConfigurationRef
    from constructs import Construct


class JobRun(ProviderCustomResource):
    """Runs a Glue job during the deployment, which waits until the run has succeeded.

    If the run fails, the deployment fails with the run's error message. A rollback does not run the job again. A live
    run is stopped when its resource is deleted, when its deployment is cancelled and when it exceeds `wait_timeout`.

    Args:
        scope: The scope of the construct.
        id: The construct's id in that scope.
        job: Any Glue job: of this library, of the stable L2, a `CfnJob`, or an imported one.
        reset_bookmark: Whether the job's bookmark is reset before the run. Default: False.
        wait: Whether the deployment waits until the run has ended. Default: True.
        wait_timeout: How long the deployment waits, 1 to 55 minutes; after that the run is stopped and the deployment
            fails. Default: 55 minutes, the longest wait that CloudFormation's timeout of one hour allows.
        run_on: When a deployment runs the job again. Default: `RunOn.CHANGE`, when the script, the arguments, other
            properties of the job or the run, or `trigger` have changed.
        on_failure: Whether the deployment fails ("fail") or continues ("continue") if the run fails, is stopped or
            exceeds `wait_timeout`. A run that Glue rejects always fails the deployment. Default: `OnFailure.FAIL`.
        trigger: Any string; when it changes, the job runs. Use it for changes of the job that the construct does not
            detect: the value of a CfnParameter or of an import, and an override by path. Default: none.
        stop_on_delete: Whether a live run is stopped: when its resource is deleted or runs the job again, when its
            deployment is cancelled, and when it exceeds `wait_timeout`. Default: the value of `wait`.
        acknowledge: Rules to acknowledge, by id, each with the reason. Default: none.
        arguments: The arguments of this run; each overrides the job's default argument of the same name. Default: none.
        worker_type: The worker type; requires number_of_workers. Default: the job's.
        number_of_workers: The number of workers; requires worker_type. Default: the job's.
        max_capacity: The maximum capacity in DPU, for Python shell jobs only. Default: the job's.
        timeout: The timeout, in whole minutes. Default: the job's.
        execution_class: STANDARD or FLEX. Default: the job's.
        security_configuration: The security configuration: a name or a construct. Default: the job's.
        notify_delay_after: The time after which Glue reports the run as delayed, in whole minutes. Default: the job's.
        job_run_queuing_enabled: Whether the run waits for capacity. Default: the job's.
        execution_role_session_policy: A session policy (JSON) that restricts the role of the job for this run. Default:
            none.
        retry_of: The id of an earlier run of the job, which this run retries. Default: none, it is a new run.

    Raises:
        InvalidRun: Glue would reject the run. It has all findings.
        InvalidInput: `wait_timeout` is out of range, or a prop has the wrong type.
        TypeError: A keyword argument is unknown.
    """

    @explain_keywords(explain_override)
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
        # The optional props are generated from RunOverrides (make generate).
        arguments: Mapping[str, str] | None = None,
        worker_type: str | None = None,
        number_of_workers: int | None = None,
        max_capacity: float | None = None,
        timeout: Duration | None = None,
        execution_class: str | None = None,
        security_configuration: str | ISecurityConfigurationRef | None = None,
        notify_delay_after: Duration | None = None,
        job_run_queuing_enabled: bool | None = None,
        execution_role_session_policy: str | None = None,
        retry_of: str | None = None,
    ) -> None:
        start = start_job_run_parameters(collect_props(RunOverrides, locals()))
        require_job(job)
        wait_seconds = require_wait_seconds(wait_timeout)
        findings = require_valid_run(
            scope,
            id,
            {"JobName": UNKNOWN, **start},
            job=resolved_job_properties(job) if start else None,  # costs calls to jsii
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
        allowed = self._provider.permissions.allow_run(job, reset_bookmark=reset_bookmark)
        self._depend_on(allowed, *dependencies_of_run(job))
        record_acknowledgements(self._resource, acknowledge)
        attach_warnings(self, findings)

    @property
    def run_id(self) -> str:
        """The run's id; that of the last attempt if Glue retried the run."""
        return self._attribute("RunId")

    @property
    def state(self) -> str:
        """The run's state: SUCCEEDED; any with ``on_failure="continue"``; with ``wait=False`` that after its start."""
        return self._attribute("State")

    @property
    def attempt(self) -> str:
        """The attempt number: 0, or more if Glue retried the run."""
        return self._attribute("Attempt")

    @property
    def started_on(self) -> str:
        """When the run started, as ISO 8601."""
        return self._attribute("StartedOn")

    @property
    def completed_on(self) -> str:
        """When the run ended, as ISO 8601; empty with ``wait=False`` if the run has not ended."""
        return self._attribute("CompletedOn")

    @property
    def execution_time(self) -> str:
        """The seconds for which the run consumed resources; empty with ``wait=False`` if Glue returns none yet."""
        return self._attribute("ExecutionTime")

    @property
    def dpu_seconds(self) -> str:
        """The DPU seconds that the run consumed; empty if Glue returns none (it does for FLEX and auto scaling)."""
        return self._attribute("DPUSeconds")

    @property
    def log_group_name(self) -> str:
        """The log group of the run; empty with ``wait=False`` if Glue returns none yet."""
        return self._attribute("LogGroupName")

    @property
    def error_message(self) -> str:
        """Glue's error message, or why the deployment no longer waited for the run; empty after a successful run."""
        return self._attribute("ErrorMessage")
