"""The resource types of schedules, events, alarms and dashboards."""

from __future__ import annotations

import json

from local.engine import BROKEN, resource, until


def trigger(**properties):
    job = {"Ref": "J"}
    nightly = {
        "Type": "SCHEDULED",
        "Schedule": "cron(0 2 * * ? *)",
        "StartOnCreation": "true",
        "Actions": [{"JobName": job}],
    }
    return resource("AWS::Glue::Trigger", **{**nightly, **properties})


JOB = resource("AWS::Glue::Job", Role="r", Command={"Name": "pythonshell", "ScriptLocation": "s3://code/job.py"})


def test_trigger(deploy, stack, embedded_aws):
    glue = embedded_aws.client("glue")

    def get(name):
        return glue.get_trigger(Name=name)["Trigger"]

    action = {"JobName": {"Ref": "J"}, "Timeout": "5", "Arguments": {"--full": True}}
    name = deploy(J=JOB, T=trigger(Actions=[action], Description="nightly", Tags={"team": "data"}))["T"]
    assert name.startswith(stack.name)
    [made] = get(name)["Actions"]
    assert (made["Timeout"], made["Arguments"], get(name)["State"]) == (5, {"--full": "true"}, "ACTIVATED")
    assert glue.list_triggers(Tags={"team": "data"})["TriggerNames"] == [name]

    changed = trigger(Schedule="cron(0 3 * * ? *)", StartOnCreation=False, Tags={"team": "ops"})
    assert deploy(J=JOB, T=changed)["T"] == name
    # As in AWS, an update neither activates nor deactivates a trigger.
    assert (get(name)["Schedule"], get(name)["State"]) == ("cron(0 3 * * ? *)", "ACTIVATED")
    assert "Description" not in get(name)
    assert glue.list_triggers(Tags={"team": "ops"})["TriggerNames"] == [name]

    on_demand = resource("AWS::Glue::Trigger", Type="ON_DEMAND", Actions=[{"JobName": {"Ref": "J"}}])
    replaced = deploy(J=JOB, T=on_demand)
    assert replaced["T"] != name
    assert name not in glue.list_triggers()["TriggerNames"]
    assert stack.delete() == "DELETE_COMPLETE"
    assert replaced["T"] not in glue.list_triggers()["TriggerNames"]


def test_a_rollback_restores_a_trigger(deploy, stack, embedded_aws):
    glue = embedded_aws.client("glue")
    name = deploy(J=JOB, T=trigger())["T"]
    before = glue.get_trigger(Name=name)["Trigger"]
    late = trigger(Schedule="cron(0 3 * * ? *)")
    broken = BROKEN | {"DependsOn": ["T", "Second"]}
    second = trigger(Actions=[{"JobName": {"Ref": "J"}}])
    assert (
        stack.update({"Resources": {"J": JOB, "T": late, "Second": second, "Broken": broken}})
        == "UPDATE_ROLLBACK_COMPLETE"
    )
    assert glue.get_trigger(Name=name)["Trigger"] == before
    assert [each["Name"] for each in glue.get_triggers(DependentJobName=stack.resources["J"])["Triggers"]] == [name]


def test_a_trigger_that_glue_rejects_fails_the_deployment(stack):
    refused = {"Resources": {"J": JOB, "T": trigger(Schedule="cron(nonsense)")}}
    assert stack.create(refused) == "ROLLBACK_COMPLETE"
    [reason] = stack.reasons("T")[:1]
    assert "Invalid schedule cron(nonsense)" in reason


def test_rule_topic_alarm_and_dashboard(deploy, stack, embedded_aws):
    events, sns, cloudwatch = (embedded_aws.client(name) for name in ("events", "sns", "cloudwatch"))

    def resources(*, states, threshold, title):
        pattern = {"source": ["aws.glue"], "detail": {"jobName": [{"Ref": "J"}], "state": states}}
        alarm = resource(
            "AWS::CloudWatch::Alarm",
            Namespace="AWS/Events",
            MetricName="TriggeredRules",
            Dimensions=[{"Name": "RuleName", "Value": {"Ref": "R"}}],
            AlarmActions=[{"Ref": "T"}],
            ComparisonOperator="GreaterThanOrEqualToThreshold",
            EvaluationPeriods=1,
            Period=300,
            Statistic="Sum",
            Threshold=threshold,
        )
        queue = {"Fn::GetAtt": ["Q", "Arn"]}
        target = {"Id": title, "Arn": queue}
        policy = {"Statement": [{"Sid": title, "Effect": "Allow", "Principal": "*", "Action": "sns:Publish"}]}
        body = {"Fn::Sub": json.dumps({"widgets": [{"type": "text", "properties": {"markdown": title + " ${J}"}}]})}
        return {
            "J": JOB,
            "R": resource("AWS::Events::Rule", EventPattern=pattern, State="ENABLED", Targets=[target]),
            "Q": resource("AWS::SQS::Queue"),
            "T": resource("AWS::SNS::Topic", DisplayName=title),
            "P": resource("AWS::SNS::TopicPolicy", Topics=[{"Ref": "T"}], PolicyDocument=policy),
            "S": resource("AWS::SNS::Subscription", TopicArn={"Ref": "T"}, Protocol="sqs", Endpoint=queue),
            "A": alarm,
            "D": resource("AWS::CloudWatch::Dashboard", DashboardBody=body),
        }

    for states, threshold, title in ((["FAILED"], 1, "first"), (["FAILED", "TIMEOUT"], 2, "second")):
        made = deploy(**resources(states=states, threshold=threshold, title=title))
        pattern = json.loads(events.describe_rule(Name=made["R"])["EventPattern"])
        assert pattern["detail"] == {"jobName": [made["J"]], "state": states}
        targets = events.list_targets_by_rule(Rule=made["R"])["Targets"]
        assert [target["Id"] for target in targets] == [title]
        [alarm] = cloudwatch.describe_alarms(AlarmNames=[made["A"]])["MetricAlarms"]
        assert (alarm["Threshold"], alarm["AlarmActions"]) == (threshold, [made["T"]])
        assert alarm["Dimensions"] == [{"Name": "RuleName", "Value": made["R"]}]
        topic = sns.get_topic_attributes(TopicArn=made["T"])["Attributes"]
        assert (topic["DisplayName"], json.loads(topic["Policy"])["Statement"][0]["Sid"]) == (title, title)
        subscriptions = sns.list_subscriptions_by_topic(TopicArn=made["T"])["Subscriptions"]
        assert [each["SubscriptionArn"] for each in subscriptions] == [made["S"]]
        body = json.loads(cloudwatch.get_dashboard(DashboardName=made["D"])["DashboardBody"])
        assert body["widgets"][0]["properties"]["markdown"] == f"{title} {made['J']}"
        boards = cloudwatch.list_dashboards(DashboardNamePrefix=stack.name)["DashboardEntries"]
        assert [board["DashboardName"] for board in boards] == [made["D"]]

    # A failed run sends an event to the queue of the rule for failures.
    sqs, glue = embedded_aws.client("sqs"), embedded_aws.client("glue")
    run = glue.start_job_run(JobName=made["J"])["JobRunId"]
    [message] = until(lambda: sqs.receive_message(QueueUrl=made["Q"]).get("Messages"))
    event = json.loads(message["Body"])
    assert (event["source"], event["detail-type"]) == ("aws.glue", "Glue Job State Change")
    assert (event["detail"]["jobRunId"], event["detail"]["severity"]) == (run, "ERROR")

    assert stack.delete() == "DELETE_COMPLETE"
    assert made["R"] not in [rule["Name"] for rule in events.list_rules()["Rules"]]
    assert made["T"] not in [topic["TopicArn"] for topic in sns.list_topics()["Topics"]]
    assert made["D"] not in [board["DashboardName"] for board in cloudwatch.list_dashboards()["DashboardEntries"]]
    assert cloudwatch.describe_alarms(AlarmNames=[made["A"]])["MetricAlarms"] == []
