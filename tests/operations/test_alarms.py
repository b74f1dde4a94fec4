from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk.cx_api import SynthesisMessageLevel
from operations.glue_jobs import ANY_JOB, l1, of_kind
from synth import properties, template

from glue_constructs import InvalidInput
from glue_constructs.operations.alarms import alarm_on_failure, alarm_on_late_run, alarm_on_long_run

ALARM, RULE = "AWS::CloudWatch::Alarm", "AWS::Events::Rule"


@pytest.fixture
def topic(stack) -> sns.Topic:
    return sns.Topic(stack, "Topic")


def watched_rule(stack: cdk.Stack, alarm: dict[str, Any]) -> dict[str, Any]:
    """Return the event pattern of the rule whose metric an alarm evaluates."""
    assert (alarm["Namespace"], alarm["MetricName"], alarm["Statistic"]) == ("AWS/Events", "TriggeredRules", "Sum")
    [dimension] = alarm["Dimensions"]
    assert dimension["Name"] == "RuleName"
    return of_kind(stack, RULE)[dimension["Value"]["Ref"]]["Properties"]["EventPattern"]


def test_every_alarm_of_two_jobs(stack, topic, snapshot_json):
    for name in ("Orders", "Customers"):
        job = l1(stack, name)
        alarm_on_failure(job, topic)
        alarm_on_long_run(job, topic)
        alarm_on_late_run(job, topic, within=cdk.Duration.hours(26))
    assert {**of_kind(stack, RULE), **of_kind(stack, ALARM)} == snapshot_json


def test_a_failure_before_spark_starts_raises_the_alarm_because_glue_sends_the_event(stack, topic):
    alarm_on_failure(l1(stack, "Orders"), topic)
    [alarm] = properties(stack, ALARM)
    pattern = watched_rule(stack, alarm)
    assert pattern["source"] == ["aws.glue"]
    assert pattern["detail-type"] == ["Glue Job State Change"]
    assert pattern["detail"] == {"jobName": [{"Ref": "Orders"}], "state": ["FAILED", "TIMEOUT", "ERROR", "EXPIRED"]}
    assert (alarm["Threshold"], alarm["ComparisonOperator"]) == (1, "GreaterThanOrEqualToThreshold")
    assert alarm["TreatMissingData"] == "notBreaching"
    assert alarm["AlarmActions"] == [stack.resolve(topic.topic_arn)]


def test_a_missing_run_raises_the_alarm(stack, topic):
    alarm_on_late_run(l1(stack, "Orders"), topic, within=cdk.Duration.hours(26))
    [alarm] = properties(stack, ALARM)
    assert watched_rule(stack, alarm)["detail"]["state"] == ["SUCCEEDED"]
    assert (alarm["Period"], alarm["EvaluationPeriods"], alarm["TreatMissingData"]) == (3600, 26, "breaching")
    assert (alarm["Threshold"], alarm["ComparisonOperator"]) == (1, "LessThanThreshold")


def test_a_long_run_raises_the_alarm_by_glues_delay_event(stack, topic):
    delay = glue.CfnJob.NotificationPropertyProperty(notify_delay_after=30)
    alarm_on_long_run(l1(stack, "Orders", notification_property=delay), topic)
    [alarm] = properties(stack, ALARM)
    assert watched_rule(stack, alarm)["detail-type"] == ["Glue Job Run Status"]
    assert warnings(stack) == []


def warnings(stack: cdk.Stack) -> list[str]:
    messages = stack.node.root.synth(force=True).get_stack_by_name(stack.stack_name).messages
    return [m.entry.data for m in messages if m.level is SynthesisMessageLevel.WARNING]


def test_a_job_without_a_delay_gets_a_warning(stack, topic):
    alarm_on_long_run(l1(stack, "Orders"), topic)
    [warning] = warnings(stack)
    assert "the job has no notify_delay_after" in warning


@pytest.mark.parametrize("make", ANY_JOB)
def test_any_job_can_have_alarms(stack, topic, make):
    job = make(stack, "Orders")
    alarm_on_failure(job, topic)
    alarm_on_long_run(job, topic)
    alarm_on_late_run(job, topic, within=cdk.Duration.days(7))
    alarms = properties(stack, ALARM)
    assert len(alarms) == 3
    for alarm in alarms:
        assert watched_rule(stack, alarm)["detail"]["jobName"] == [stack.resolve(job.job_ref.job_name)]


def test_two_alarms_on_one_outcome_share_its_rule(stack, topic):
    job = l1(stack, "Orders")
    alarm_on_failure(job, topic)
    alarm_on_failure(job, sns.Topic(stack, "Other"), id="OtherAlarm")
    assert len(of_kind(stack, RULE)) == 1
    assert len(of_kind(stack, ALARM)) == 2


class TestTheTopic:
    """An alarm is allowed to publish, and no other publisher loses its permission."""

    def test_a_topic_with_the_default_policy_keeps_it(self, stack, topic):
        alarm_on_failure(l1(stack, "Orders"), topic)
        assert of_kind(stack, "AWS::SNS::TopicPolicy") == {}

    def test_the_policy_of_a_topic_gets_one_statement_for_alarms(self, stack):
        topic = sns.Topic(stack, "Topic", enforce_ssl=True)
        for name in ("Orders", "Customers"):
            alarm_on_failure(l1(stack, name), topic)
        [policy] = properties(stack, "AWS::SNS::TopicPolicy")
        _ssl, statement = policy["PolicyDocument"]["Statement"]
        assert statement["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
        assert (statement["Action"], statement["Resource"]) == ("sns:Publish", {"Ref": "TopicBFC7AF6E"})
        arn = statement["Condition"]["ArnLike"]["aws:SourceArn"]["Fn::Join"][1]
        assert arn[-1] == ":alarm:*"
        assert {"Ref": "AWS::AccountId"} in arn

    def test_the_key_of_an_encrypted_topic_allows_alarms_to_use_it(self, stack):
        topic = sns.Topic(stack, "Topic", master_key=kms.Key(stack, "Key"))
        alarm_on_failure(l1(stack, "Orders"), topic)
        [key] = properties(stack, "AWS::KMS::Key")
        statement = key["KeyPolicy"]["Statement"][-1]
        assert statement["Principal"] == {"Service": "cloudwatch.amazonaws.com"}
        assert statement["Action"] == ["kms:Decrypt", "kms:GenerateDataKey*"]
        assert statement["Condition"]["ArnLike"]["aws:SourceArn"]["Fn::Join"][1][-1] == ":alarm:*"

    def test_an_imported_topic_is_not_changed(self, stack):
        arn = "arn:aws:sns:eu-west-1:123456789012:alarms"
        alarm_on_failure(l1(stack, "Orders"), sns.Topic.from_topic_arn(stack, "Imported", arn))
        [alarm] = properties(stack, ALARM)
        assert alarm["AlarmActions"] == [arn]
        assert {r["Type"] for r in template(stack)["Resources"].values()} == {"AWS::Glue::Job", ALARM, RULE}


class TestBadInput:
    """Each invalid argument raises an error before any construct is created."""

    @pytest.fixture(autouse=True)
    def nothing_is_created(self, stack):
        yield
        assert {**of_kind(stack, ALARM), **of_kind(stack, RULE)} == {}

    @pytest.mark.parametrize("topic", [None, "arn:aws:sns:eu-west-1:123456789012:alarms"], ids=["none", "arn"])
    def test_an_alarm_without_a_topic(self, stack, topic):
        with pytest.raises(
            InvalidInput, match=r"topic must be an SNS topic, got .*: an alarm without a topic notifies no one"
        ):
            alarm_on_failure(l1(stack, "Orders"), topic)

    def test_a_topic_of_another_region(self, stack):
        here = cdk.Stack(stack.node.root, "Here", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        arn = "arn:aws:sns:us-east-1:123456789012:alarms"
        there = sns.Topic.from_topic_arn(here, "There", arn)
        with pytest.raises(
            InvalidInput, match="topic must be in the job's Region, 'eu-west-1', got one in 'us-east-1'"
        ):
            alarm_on_failure(l1(here, "Orders"), there)

    @pytest.mark.parametrize(
        "within",
        [cdk.Duration.minutes(90), cdk.Duration.days(8), cdk.Duration.minutes(0)],
        ids=lambda within: str(within.to_minutes()),
    )
    def test_a_time_that_cloudwatch_cannot_evaluate(self, stack, topic, within):
        with pytest.raises(InvalidInput, match=r"within must be 1 to 168 whole hours, got .* seven days at most"):
            alarm_on_late_run(l1(stack, "Orders"), topic, within=within)

    def test_a_number_instead_of_a_duration(self, stack, topic):
        with pytest.raises(InvalidInput, match=r"within must be an aws_cdk\.Duration .* got 26"):
            alarm_on_late_run(l1(stack, "Orders"), topic, within=26)


def test_a_second_alarm_needs_an_id(stack, topic):
    job = l1(stack, "Orders")
    alarm_on_failure(job, topic)
    with pytest.raises(InvalidInput, match="already has a construct 'FailureAlarm'; set another id for the second one"):
        alarm_on_failure(job, topic)
