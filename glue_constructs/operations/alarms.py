"""CloudWatch alarms on a job's runs, which notify an SNS topic.

An alarm evaluates the metric of an EventBridge rule (`outcomes`), and the alarm, not the rule, publishes to the topic.
A rule that targets a topic needs a topic policy, and the first policy replaces the topic's default one, on which other
publishers may depend; and a rule has no state that a dashboard or a composite alarm could show.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from aws_cdk import Duration
from aws_cdk.aws_cloudwatch import Alarm, ComparisonOperator, Metric, TreatMissingData
from aws_cdk.aws_cloudwatch_actions import SnsAction

from glue_constructs._cdk.stacks import cached_on
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput
from glue_constructs.operations.alarm_topic import allow_alarms, require_topic
from glue_constructs.operations.job_view import job_view
from glue_constructs.operations.outcomes import METRIC, NAMESPACE, Outcome, counting_rule
from glue_constructs.operations.placement import require_free_child_id
from glue_constructs.operations.triggers import add_warning

if TYPE_CHECKING:
    from aws_cdk.aws_sns import ITopic
    from aws_cdk.interfaces.aws_glue import IJobRef

    from glue_constructs.operations.job_view import JobView

# EventBridge publishes its metric each minute, sometimes late: with five minutes no event is missed, and the alarm is
# still early enough for a batch job.
_PERIOD_MINUTES = 5
# PutMetricAlarm > Period: "An alarm's total current evaluation period can be no longer than seven days".
_MAX_HOURS = 7 * 24


def alarm_on_failure(job: IJobRef, topic: ITopic, *, id: str = "FailureAlarm") -> Alarm:
    """Create an alarm for runs that fail or time out, including scripts that fail before Spark starts.

    Args:
        job: Any Glue job.
        topic: The SNS topic that the alarm publishes to.
        id: The alarm's construct id below the job; must be unique there.

    Raises:
        InvalidInput: The topic is not an SNS topic or is in another Region, the job is in another account or Region
            than its stack, or the id is taken.
    """
    return _alarm_on_count(job, topic, Outcome.FAILED, id, "A run of {} failed or timed out.")


def alarm_on_long_run(job: IJobRef, topic: ITopic, *, id: str = "LongRunAlarm") -> Alarm:
    """Create an alarm for runs that take longer than their `notify_delay_after`; arguments as in `alarm_on_failure`.

    A job without `notify_delay_after` gets a warning: Glue then reports only runs whose trigger or run sets it.
    """
    alarm = _alarm_on_count(job, topic, Outcome.LONG, id, "A run of {} has exceeded its notify_delay_after.")
    resource = job_view(job).resource
    if resource and resource.notification_property is None:
        add_warning(
            alarm,
            "no-notify-delay",
            "the job has no notify_delay_after: Glue reports only runs that set their own",
        )
    return alarm


def alarm_on_late_run(job: IJobRef, topic: ITopic, *, within: Duration, id: str = "LateRunAlarm") -> Alarm:
    """Create an alarm for missing runs: no run has succeeded within a time, for any reason.

    A new alarm is in state ALARM until the first run succeeds.

    Args:
        job: Any Glue job.
        topic: The SNS topic that the alarm publishes to.
        within: The maximum time between two successful runs, whole hours, 1 to 168. For a nightly job use, for example,
            26 hours.
        id: The alarm's construct id below the job; must be unique there.

    Raises:
        InvalidInput: See `alarm_on_failure`; or `within` is not 1 to 168 whole hours.
    """
    hours = _whole_hours(within)
    known = _validated_job(job, topic, id)
    rule = counting_rule(known, Outcome.SUCCEEDED)
    return _alarm(
        known,
        topic,
        id,
        f"No run of {known.name} succeeded within {hours} hours.",
        _count(rule.ref, Duration.hours(1)),
        evaluation_periods=hours,
        comparison_operator=ComparisonOperator.LESS_THAN_THRESHOLD,
        treat_missing_data=TreatMissingData.BREACHING,
    )


def _alarm_on_count(given: IJobRef, topic: ITopic, outcome: Outcome, id: str, description: str) -> Alarm:
    job = _validated_job(given, topic, id)
    rule = counting_rule(job, outcome)
    return _alarm(
        job,
        topic,
        id,
        description.format(job.name),
        _count(rule.ref, _period()),
        evaluation_periods=1,
        comparison_operator=ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treat_missing_data=TreatMissingData.NOT_BREACHING,
    )


def _validated_job(given: IJobRef, topic: ITopic, id: str) -> JobView:
    """Return the job, after validating the topic and the id."""
    job = job_view(given)
    require_topic(job, topic)
    require_free_child_id(job, id)
    return job


@cache  # a call to jsii, once per process
def _period() -> Duration:
    return Duration.minutes(_PERIOD_MINUTES)


def _count(rule_name: str, period: Duration) -> Metric:
    return Metric(
        namespace=NAMESPACE,
        metric_name=METRIC,
        dimensions_map={"RuleName": rule_name},
        statistic="Sum",
        period=period,
    )


def _alarm(
    job: JobView,
    topic: ITopic,
    id: str,
    description: str,
    metric: Metric,
    *,
    evaluation_periods: int,
    comparison_operator: ComparisonOperator,
    treat_missing_data: TreatMissingData,
) -> Alarm:
    scope, own_id = job.resolve_child_scope(id)
    alarm = Alarm(
        scope,
        own_id,
        alarm_description=description,
        metric=metric,
        threshold=1,
        evaluation_periods=evaluation_periods,
        comparison_operator=comparison_operator,
        treat_missing_data=treat_missing_data,
    )
    alarm.add_alarm_action(cached_on(topic, "_glue_constructs_action", SnsAction))
    allow_alarms(job, topic)
    return alarm


def _whole_hours(within: Duration) -> int:
    if not hasattr(within, "to_hours"):
        raise InvalidInput(f"within must be an aws_cdk.Duration such as Duration.hours(26), got {within!r}")
    hours = within.to_hours(integral=False)
    if is_token(hours) or not float(hours).is_integer() or not 1 <= hours <= _MAX_HOURS:
        got = "a token" if is_token(hours) else f"{hours:g} hours"
        raise InvalidInput(
            f"within must be 1 to {_MAX_HOURS} whole hours, got {got}: CloudWatch evaluates seven days at most;"
            " for a job that runs less often, check its results in another job"
        )
    return int(hours)
