"""What can be done with any job in production, as methods: each is a function of `glue_constructs.operations`.

The functions take any job, ours or not; the package imports each when it is used, because aws_events and its kin are
slow to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from glue_constructs import operations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk import Duration
    from aws_cdk.aws_cloudwatch import Alarm
    from aws_cdk.aws_events import IRuleTarget, Rule
    from aws_cdk.aws_glue import CfnTrigger
    from aws_cdk.aws_sns import ITopic
    from aws_cdk.aws_stepfunctions_tasks import GlueStartJobRun
    from aws_cdk.interfaces.aws_glue import IJobRef
    from constructs import Construct
    from typing_extensions import Unpack

    from glue_constructs.operations import JobRunState, JobSchedule, TriggerOptions
    from glue_constructs.operations.job_schedule import HasExpression


class OperatedJob:
    """A job that is scheduled, followed, watched."""

    @property
    def _job(self) -> IJobRef:
        return cast("IJobRef", self)  # jsii.implements, which mypy cannot see

    def run_every(self, schedule: JobSchedule | HasExpression | str, **options: Unpack[TriggerOptions]) -> CfnTrigger:
        """Run the job by the clock; see `glue_constructs.operations.run_every`."""
        return operations.run_every(self._job, schedule, **options)

    def run_on_demand(self, **options: Unpack[TriggerOptions]) -> CfnTrigger:
        """Run the job when its trigger is started; see `glue_constructs.operations.run_on_demand`."""
        return operations.run_on_demand(self._job, **options)

    def run_after(
        self,
        other: IJobRef,
        *,
        on: JobRunState | str | Sequence[JobRunState | str] = "SUCCEEDED",
        **options: Unpack[TriggerOptions],
    ) -> CfnTrigger:
        """Run the job when a run of another ends; see `glue_constructs.operations.run_after`."""
        return operations.run_after(self._job, other, on=on, **options)

    def run_after_any(
        self,
        others: Sequence[IJobRef],
        *,
        on: JobRunState | str | Sequence[JobRunState | str] = "SUCCEEDED",
        **options: Unpack[TriggerOptions],
    ) -> CfnTrigger:
        """Run the job whenever a run of one of others ends; see `glue_constructs.operations.run_after_any`."""
        return operations.run_after_any(self._job, others, on=on, **options)

    def run_after_all(
        self, others: Sequence[IJobRef], *, on: JobRunState | str = "SUCCEEDED", **options: Unpack[TriggerOptions]
    ) -> CfnTrigger:
        """Run the job when runs of all others have ended; see `glue_constructs.operations.run_after_all`."""
        return operations.run_after_all(self._job, others, on=on, **options)

    def start_task(self, scope: Construct, id: str, *, wait: bool = True, **props: Any) -> GlueStartJobRun:
        """A task of a state machine that runs the job; see `glue_constructs.operations.start_task`."""
        return operations.start_task(scope, id, self._job, wait=wait, **props)

    def on_state_change(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for the ends of the job's runs; see `glue_constructs.operations.on_state_change`."""
        return operations.on_state_change(self._job, target, **options)

    def on_success(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for runs that succeeded; see `glue_constructs.operations.on_success`."""
        return operations.on_success(self._job, target, **options)

    def on_failure(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for runs that failed; see `glue_constructs.operations.on_failure`."""
        return operations.on_failure(self._job, target, **options)

    def on_timeout(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for runs that ran out of time; see `glue_constructs.operations.on_timeout`."""
        return operations.on_timeout(self._job, target, **options)

    def on_stopped(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for runs that somebody stopped; see `glue_constructs.operations.on_stopped`."""
        return operations.on_stopped(self._job, target, **options)

    def on_long_run(self, target: IRuleTarget | None = None, **options: Any) -> Rule:
        """A rule for runs longer than `notify_delay_after`; see `glue_constructs.operations.on_long_run`."""
        return operations.on_long_run(self._job, target, **options)

    def alarm_on_failure(self, topic: ITopic, *, id: str = "FailureAlarm") -> Alarm:
        """An alarm for runs that fail; see `glue_constructs.operations.alarm_on_failure`."""
        return operations.alarm_on_failure(self._job, topic, id=id)

    def alarm_on_long_run(self, topic: ITopic, *, id: str = "LongRunAlarm") -> Alarm:
        """An alarm for runs longer than `notify_delay_after`; see `glue_constructs.operations.alarm_on_long_run`."""
        return operations.alarm_on_long_run(self._job, topic, id=id)

    def alarm_on_late_run(self, topic: ITopic, *, within: Duration, id: str = "LateRunAlarm") -> Alarm:
        """An alarm for runs that do not come; see `glue_constructs.operations.alarm_on_late_run`."""
        return operations.alarm_on_late_run(self._job, topic, within=within, id=id)
