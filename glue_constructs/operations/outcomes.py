"""EventBridge rules that count a job's succeeded, failed and long runs.

EventBridge counts the matches of a rule in the metric TriggeredRules of AWS/Events, also for a rule without targets
(https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html). Glue's own metrics are published by
Spark, so a run that fails before Spark starts is missing there
(https://github.com/cdklabs/cdk-monitoring-constructs/issues/653). Alarms and dashboards share the rules: one for each
job and outcome.
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
    """The outcome that a rule counts; the value is the rule's construct id below the job."""

    SUCCEEDED = "SucceededRuns"
    """Runs that succeeded."""
    FAILED = "FailedRuns"
    """Runs that failed or timed out, without stopped runs."""
    LONG = "LongRuns"
    """Runs that take longer than their notify_delay_after."""


# AWS documents no events for ERROR and EXPIRED; if there are any, they count as failures.
_EVENTS = {
    Outcome.SUCCEEDED: (STATE_CHANGE, (SUCCEEDED,)),
    Outcome.FAILED: (STATE_CHANGE, FAILED),
    Outcome.LONG: (RUN_STATUS, ACTIVE),
}

NAMESPACE = "AWS/Events"
METRIC = "TriggeredRules"


def counting_rule(job: JobView, outcome: Outcome) -> CfnRule:
    """Return the rule that counts an outcome of a job; create it below the job at the first call.

    Raises:
        InvalidInput: The job is in another account or Region than its stack.
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
