"""EventBridge rules for the events of a job's runs.

Glue sends "Glue Job State Change" when a run has SUCCEEDED, FAILED, TIMEOUT or STOPPED, and "Glue Job Run Status" when
a run that is STARTING, RUNNING or STOPPING takes longer than its notify_delay_after
(https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html). The service sends the
events, not the script: there are events also for a run that fails before Spark starts. Delivery is best effort.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk.aws_events import EventPattern, Rule

from glue_constructs.model.run_states import ACTIVE, TRIGGER_STATES, JobRunState
from glue_constructs.operations.event_states import parse_event_states
from glue_constructs.operations.job_view import job_view
from glue_constructs.operations.placement import require_free_child_id, require_same_environment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aws_cdk.aws_events import IRuleTarget
    from aws_cdk.interfaces.aws_glue import IJobRef

STATE_CHANGE = "Glue Job State Change"
RUN_STATUS = "Glue Job Run Status"


def on_state_change(
    job: IJobRef,
    target: IRuleTarget | None = None,
    *,
    states: JobRunState | str | Sequence[JobRunState | str] = TRIGGER_STATES,
    id: str = "OnStateChange",
    description: str | None = None,
) -> Rule:
    """Create a rule for the final states of a job's runs, below the job.

    Args:
        job: Any Glue job.
        target: The target of the rule. Default: none; add targets with ``rule.add_target``.
        states: One or several of SUCCEEDED, FAILED, TIMEOUT and STOPPED. Default: all four.
        id: The rule's construct id below the job.
        description: The rule's description, up to 512 characters. Default: none.

    Raises:
        InvalidInput: Glue sends no event for a state, the id is taken, or the job is in another account or Region.
    """
    names = parse_event_states(states, "states")
    return _rule(job, target, detail_type=STATE_CHANGE, states=names, id=id, description=description)


def on_success(
    job: IJobRef, target: IRuleTarget | None = None, *, id: str = "OnSuccess", description: str | None = None
) -> Rule:
    """Create a rule for runs that SUCCEEDED; see `on_state_change`."""
    return on_state_change(job, target, states=JobRunState.SUCCEEDED, id=id, description=description)


def on_failure(
    job: IJobRef, target: IRuleTarget | None = None, *, id: str = "OnFailure", description: str | None = None
) -> Rule:
    """Create a rule for runs that FAILED, before or after Spark started; see `on_state_change`.

    For runs that timed out use `on_timeout`.
    """
    return on_state_change(job, target, states=JobRunState.FAILED, id=id, description=description)


def on_timeout(
    job: IJobRef, target: IRuleTarget | None = None, *, id: str = "OnTimeout", description: str | None = None
) -> Rule:
    """Create a rule for runs that reached their timeout (TIMEOUT); see `on_state_change`."""
    return on_state_change(job, target, states=JobRunState.TIMEOUT, id=id, description=description)


def on_stopped(
    job: IJobRef, target: IRuleTarget | None = None, *, id: str = "OnStopped", description: str | None = None
) -> Rule:
    """Create a rule for runs that were STOPPED; see `on_state_change`."""
    return on_state_change(job, target, states=JobRunState.STOPPED, id=id, description=description)


def on_long_run(
    job: IJobRef, target: IRuleTarget | None = None, *, id: str = "OnLongRun", description: str | None = None
) -> Rule:
    """Create a rule for runs that take longer than their `notify_delay_after`.

    Glue sends no event for a run without `notify_delay_after`: set it on the job, the trigger or the run.
    Arguments and errors: see `on_state_change`.
    """
    return _rule(job, target, detail_type=RUN_STATUS, states=ACTIVE, id=id, description=description)


def _rule(
    given: IJobRef,
    target: IRuleTarget | None,
    *,
    detail_type: str,
    states: Sequence[str],
    id: str,
    description: str | None,
) -> Rule:
    job = job_view(given)
    require_free_child_id(job, id)
    scope, own_id = job.resolve_child_scope(id)
    require_same_environment(job.stack, [job], "a rule")
    return Rule(
        scope,
        own_id,
        description=description,
        event_pattern=EventPattern(
            source=["aws.glue"],
            detail_type=[detail_type],
            detail={"jobName": [job.name], "state": [*states]},
        ),
        targets=None if target is None else [target],
    )
