"""Jobs that run by the clock, or when a person says so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.errors import InvalidInput
from glue_constructs.operations.job_schedule import JobSchedule
from glue_constructs.operations.job_view import job_views
from glue_constructs.operations.trigger_graph import TriggerGraph
from glue_constructs.operations.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_glue import CfnTrigger
    from aws_cdk.interfaces.aws_glue import IJobRef
    from typing_extensions import Unpack

    from glue_constructs.operations.job_schedule import HasExpression
    from glue_constructs.operations.job_view import JobView
    from glue_constructs.operations.triggers import TriggerOptions


def run_every(
    jobs: IJobRef | Sequence[IJobRef],
    schedule: JobSchedule | HasExpression | str,
    **options: Unpack[TriggerOptions],
) -> CfnTrigger:
    """Run a job by the clock, in UTC: a scheduled trigger.

    Args:
        jobs: Any Glue job, or several that start together; the trigger is placed below the first.
        schedule: ``JobSchedule.cron(hour=2)``, ``JobSchedule.rate(Duration.hours(6))``, ``"cron(0 2 * * ? *)"``, or a
            schedule of the CDK that is a cron expression in UTC.
        **options: See `TriggerOptions`; the id left out is "Schedule".

    Raises:
        InvalidInput: Glue would refuse the schedule, or a job is elsewhere; every fault of the schedule at once.
        InvalidRun: Glue would refuse the runs.
    """
    started = job_views(jobs)
    expression = JobSchedule.of(schedule).expression
    return _start("Schedule", started, "SCHEDULED", options, schedule=expression)


def run_on_demand(jobs: IJobRef | Sequence[IJobRef], **options: Unpack[TriggerOptions]) -> CfnTrigger:
    """Run a job when ``aws glue start-trigger`` says so: an on-demand trigger, from which a chain can begin.

    Jobs that run after one another do so only after a run that a trigger started. Making the trigger starts nothing.

    Args:
        jobs: Any Glue job, or several that start together; the trigger is placed below the first.
        **options: See `TriggerOptions`, without `enabled`; the id left out is "OnDemand".

    Raises:
        InvalidInput: A job is elsewhere, or `enabled` is given: such a trigger is neither on nor off.
        InvalidRun: Glue would refuse the runs.
    """
    started = job_views(jobs)
    if options.get("enabled") is not None:
        raise InvalidInput(f"enabled must be left out of an on-demand trigger, got {options['enabled']!r}")
    return _start("OnDemand", started, "ON_DEMAND", options)


def _start(id: str, jobs: Sequence[JobView], kind: str, options: TriggerOptions, **properties: Any) -> CfnTrigger:
    trigger = Trigger(id, jobs=jobs, kind=kind, options=options)
    TriggerGraph.of(jobs[0].node).add_start(trigger.label, jobs)
    return trigger.make(**properties)
