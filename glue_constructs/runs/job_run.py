"""A run of a Glue job as part of a deployment."""

from __future__ import annotations

import time
from enum import Enum
from typing import TYPE_CHECKING

from aws_cdk import CfnResource, Duration, Stack
from constructs import Construct

from glue_constructs.errors import InvalidInput
from glue_constructs.handlers.job_run.request import VERSION
from glue_constructs.runs.job_definition import definition, fingerprint
from glue_constructs.runs.overrides import parameters
from glue_constructs.runs.provider import RunProvider
from glue_constructs.validation.construct import attach_warnings, require_valid_run
from glue_constructs.validation.tokens import UNKNOWN, is_token
from glue_constructs.validation.values import without_none

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aws_cdk.interfaces.aws_glue import IJobRef
    from typing_extensions import Unpack

    from glue_constructs.runs.overrides import RunOverrides

# CloudFormation waits 3600 seconds at most for a custom resource; these are kept back to stop the run and to answer.
_LONGEST_ANSWER = 3600
_KEPT_BACK = 300
_LONGEST_WAIT = _LONGEST_ANSWER - _KEPT_BACK


class RunOn(str, Enum):
    """When a deployment runs the job."""

    CHANGE = "CHANGE"
    """When the resource is created, and when what it runs has changed: script, arguments, job properties, trigger."""
    CREATE = "CREATE"
    """When the resource is created, never again."""
    DEPLOY = "DEPLOY"
    """At every deployment. The template then differs at every synth."""


class JobRun(Construct):
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
        run_on: When the job runs again. Left out: when what it runs has changed.
        trigger: A value of your own; when it changes, so has what is run. Left out: none.
        stop_on_delete: Whether a run that is still going is stopped with its resource. Left out: as `wait`.
        acknowledge: Rules to pass over, by id, each with the reason. Left out: none.
        **overrides: What this run overrides of its job, see `RunOverrides`; `arguments` first of all.

    Raises:
        InvalidRun: Glue would refuse the run; every finding at once.
        InvalidInput: The run could not be waited for in time, or a prop is of the wrong kind.
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
        trigger: str | None = None,
        stop_on_delete: bool | None = None,
        acknowledge: Mapping[str, str] | None = None,
        **overrides: Unpack[RunOverrides],
    ) -> None:
        wait_seconds = _wait_seconds(wait_timeout)
        start = parameters(**overrides)
        findings = require_valid_run(
            scope,
            id,
            {"JobName": UNKNOWN, **start},
            job=definition(job) if start else None,  # costs a crossing a property: only where there is a question
            acknowledge=acknowledge or {},
        )
        policy = _run_on(run_on)
        _require_same_environment(scope, job)
        super().__init__(scope, id)
        provider = RunProvider.of(self)
        provider.allow(job, reset_bookmark=reset_bookmark)
        self._resource = CfnResource(
            self,
            "Resource",
            type="Custom::GlueJobRun",
            properties=without_none(
                {
                    "ServiceToken": provider.service_token,
                    "ServiceTimeout": wait_seconds + _KEPT_BACK,
                    "Version": VERSION,
                    "Run": {"JobName": job.job_ref.job_name, **start},
                    "Job": fingerprint(job),
                    "ResetBookmark": reset_bookmark,
                    "Wait": wait,
                    "WaitSeconds": wait_seconds,
                    "RunOn": policy.value,
                    "Trigger": trigger,
                    "StopOnDelete": wait if stop_on_delete is None else stop_on_delete,
                    "Deployment": str(time.time_ns()) if policy is RunOn.DEPLOY else None,
                }
            ),
        )
        self._depend_on(job)
        attach_warnings(self, findings)

    def _depend_on(self, job: IJobRef) -> None:
        """Wait for the job, and for the policies of a role that was handed to it."""
        # Of a job in this app its resource, not all of its tree, in which the run itself may stand.
        self.node.add_dependency(job.node.default_child or job)
        role = getattr(job, "role", None)
        if isinstance(role, Construct):
            self.node.add_dependency(role)

    @property
    def run_id(self) -> str:
        """The run's id; that of its last attempt when Glue retried it."""
        return self._attribute("RunId")

    @property
    def state(self) -> str:
        """The run's state: SUCCEEDED, or STARTING with ``wait=False``."""
        return self._attribute("State")

    @property
    def attempt(self) -> str:
        """The number of the attempt: 0, more when Glue retried the run."""
        return self._attribute("Attempt")

    @property
    def started_on(self) -> str:
        """When the run started, as ISO 8601; empty with ``wait=False``. So are the following."""
        return self._attribute("StartedOn")

    @property
    def completed_on(self) -> str:
        """When the run ended, as ISO 8601."""
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
        """Glue's error message; empty after success."""
        return self._attribute("ErrorMessage")

    def _attribute(self, name: str) -> str:
        return self._resource.get_att(name).to_string()


def _run_on(value: RunOn | str) -> RunOn:
    try:
        return RunOn(value)
    except ValueError as error:
        allowed = ", ".join(repr(member.value) for member in RunOn)
        raise InvalidInput(f"run_on must be one of {allowed}, got {value!r}") from error


def _wait_seconds(wait_timeout: Duration | None) -> int:
    if wait_timeout is None:
        return _LONGEST_WAIT
    if not isinstance(wait_timeout, Duration):
        raise InvalidInput(f"wait_timeout must be an aws_cdk.Duration like Duration.minutes(30), got {wait_timeout!r}")
    seconds = wait_timeout.to_seconds()
    if is_token(seconds):
        raise InvalidInput("wait_timeout must be known at synth: CloudFormation's own deadline is made from it")
    if not 60 <= seconds <= _LONGEST_WAIT:  # noqa: PLR2004  # one minute
        raise InvalidInput(
            f"wait_timeout must be 1 to {_LONGEST_WAIT // 60} minutes, got {seconds / 60:g} minutes:"
            " CloudFormation waits an hour at most for a resource, of which 5 minutes are kept to stop the run and to"
            " answer; for a longer run give wait=False and an alarm on the job"
        )
    return int(seconds)


def _require_same_environment(run: Construct, job: IJobRef) -> None:
    """Refuse a job of another account or region, as far as both are known: the provider works where its stack is."""
    stack, env = Stack.of(run), job.env
    for what, here, there in (("region", stack.region, env.region), ("account", stack.account, env.account)):
        if here != there and not is_token(here) and not is_token(there):
            raise InvalidInput(f"job must be in the {what} of the run's stack, {here!r}, got a job in {there!r}")
