"""Scheduled and on-demand triggers."""

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
    """Run jobs on a schedule in UTC: create a scheduled trigger.

    Args:
        jobs: Any Glue job, or several jobs that the trigger starts together. The trigger is created below the first.
        schedule: ``JobSchedule.cron(hour=2)``, ``JobSchedule.rate(Duration.hours(6))``, ``"cron(0 2 * * ? *)"``, or a
            schedule of the CDK that is a cron expression in UTC.
        **options: See `TriggerOptions`; the default id is "Schedule".

    Raises:
        InvalidInput: Glue would refuse the schedule (the message lists every fault), or a job is in another account or
            Region.
        InvalidRun: Glue would refuse the runs.
    """
    started = job_views(jobs)
    expression = JobSchedule.of(schedule).expression
    return _start("Schedule", started, "SCHEDULED", options, schedule=expression)


def run_on_demand(jobs: IJobRef | Sequence[IJobRef], **options: Unpack[TriggerOptions]) -> CfnTrigger:
    """Run jobs on ``aws glue start-trigger``: create an on-demand trigger, which can be the start of a chain.

    Conditional triggers fire only after runs that a trigger started. Creating an on-demand trigger starts no run.

    Args:
        jobs: Any Glue job, or several jobs that the trigger starts together. The trigger is created below the first.
        **options: See `TriggerOptions`, without `enabled`; the default id is "OnDemand".

    Raises:
        InvalidInput: A job is in another account or Region, or `enabled` is set: an on-demand trigger cannot be enabled
            or disabled.
        InvalidRun: Glue would refuse the runs.
    """
    started = job_views(jobs)
    if options.get("enabled") is not None:
        raise InvalidInput(f"enabled must not be set on an on-demand trigger, got {options['enabled']!r}")
    return _start("OnDemand", started, "ON_DEMAND", options)


def _start(id: str, jobs: Sequence[JobView], kind: str, options: TriggerOptions, **properties: Any) -> CfnTrigger:
    trigger = Trigger(id, jobs=jobs, kind=kind, options=options)
    TriggerGraph.of(jobs[0].node).add_start(trigger.label, jobs)
    return trigger.make(**properties)
