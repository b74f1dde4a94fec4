"""How often runs of a job end well, end badly, or go on for too long: a rule each that counts them.

A rule counts in the metric TriggeredRules of AWS/Events, with a target or without
(https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). Glue's own metrics come out of Spark, so
a run that dies before Spark starts is missing there (https://github.com/cdklabs/cdk-monitoring-constructs/issues/653).
Alarms and dashboards share the rules: one for each job and outcome.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from aws_cdk.aws_events import CfnRule

from glue_constructs.model.run_states import ACTIVE, FAILED, SUCCEEDED
from glue_constructs.operations.events import RUN_STATUS, STATE_CHANGE
from glue_constructs.operations.placement import require_same_environment

if TYPE_CHECKING:
    from glue_constructs.operations.job_view import JobView


class Outcome(Enum):
    """What a rule counts; the value is its id below the job."""

    SUCCEEDED = "SucceededRuns"
    """Runs that succeeded."""
    FAILED = "FailedRuns"
    """Runs that failed or ran out of time, not those that somebody stopped."""
    LONG = "LongRuns"
    """Runs that go on for longer than their notify_delay_after."""


# Documents name no event for ERROR and EXPIRED; should there be one, it is a failure.
_EVENTS = {
    Outcome.SUCCEEDED: (STATE_CHANGE, (SUCCEEDED,)),
    Outcome.FAILED: (STATE_CHANGE, FAILED),
    Outcome.LONG: (RUN_STATUS, ACTIVE),
}

NAMESPACE = "AWS/Events"
METRIC = "TriggeredRules"


def counting_rule(job: JobView, outcome: Outcome) -> CfnRule:
    """The rule that counts an outcome of a job, made at its first use, below the job.

    Raises:
        InvalidInput: The job is of another account or Region than the stack.
    """
    found = job.find_child(outcome.value)
    if isinstance(found, CfnRule):
        return found
    require_same_environment(job.stack, [job], "a rule")
    scope, own_id = job.resolve_child_scope(outcome.value)
    detail_type, states = _EVENTS[outcome]
    return CfnRule(
        scope,
        own_id,
        state="ENABLED",
        event_pattern={
            "source": ["aws.glue"],
            "detail-type": [detail_type],
            "detail": {"jobName": [job.name], "state": list(states)},
        },
    )
