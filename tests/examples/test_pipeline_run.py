"""The pipeline is deployed to the embedded AWS by the CDK CLI; the test fires its schedule for several nights."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from examples.example import EXAMPLES
from examples.test_examples_run import FINAL, Deployed
from local.engine import until

pytestmark = pytest.mark.cdk_cli

TWO = datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc)
HEAD = "product,price"


@pytest.fixture(scope="module")
def sales(cdk, embedded_aws) -> Deployed:
    cdk.deploy(EXAMPLES / "pipeline" / "app.py")
    return Deployed(embedded_aws, "Sales")


def runs(sales: Deployed, job: str) -> list[dict[str, Any]]:
    """Return the runs of a job, the newest first."""
    return [dict(run.details) for run in sales.job(job).runs()]


def ended(sales: Deployed, job: str, number: int) -> dict[str, Any]:
    """Wait until a job has `number` runs and the newest one has ended, and return that run."""
    until(lambda: len(runs(sales, job)) == number and runs(sales, job)[0]["JobRunState"] in FINAL, seconds=60)
    return runs(sales, job)[0]


def fired(aws: Any, moment: datetime) -> list[str]:
    """Fire the schedules, and return the triggers of this stack; the server may have triggers of other tests."""
    made = aws.client("cloudformation").describe_stack_resources(StackName="Sales")["StackResources"]
    own = {resource["PhysicalResourceId"] for resource in made}
    return [name for name in aws.fire_schedules_at(moment) if name in own]


def test_the_nights_of_a_pipeline(sales, embedded_aws):
    sales.put("shops/bonn.csv", HEAD, "lamp,20.50", "desk,120.00")
    sales.put("shops/ulm.csv", HEAD, "lamp,10.00")
    assert fired(embedded_aws, TWO - timedelta(minutes=1)) == []
    assert runs(sales, "Collect") == []

    # The first night: the jobs run one after another, each started by the trigger of the previous job.
    [schedule] = fired(embedded_aws, TWO)
    published = ended(sales, "Publish", 1)
    assert published["JobRunState"] == "SUCCEEDED", published.get("ErrorMessage")
    [collected], [totalled] = runs(sales, "Collect"), runs(sales, "Total")
    assert collected["TriggerName"] == schedule
    assert collected["PredecessorRuns"] == []
    assert [each["RunId"] for each in totalled["PredecessorRuns"]] == [collected["Id"]]
    assert [each["RunId"] for each in published["PredecessorRuns"]] == [totalled["Id"]]
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.50 EUR"

    # The second: a sale without a price stops the chain; the report of the previous night stays.
    sales.put("shops/ulm.csv", HEAD, "lamp,free")
    assert fired(embedded_aws, TWO + timedelta(days=1)) == [schedule]
    failed = ended(sales, "Total", 2)
    assert failed["JobRunState"] == "FAILED"
    assert "ulm sold lamp for 'free', which is not a price" in failed["ErrorMessage"]
    # Following runs are started before the end of a run is visible, so no run starts later.
    assert len(runs(sales, "Publish")) == 1
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.50 EUR"

    # The third: the price is corrected.
    sales.put("shops/ulm.csv", HEAD, "lamp,9.99")
    fired(embedded_aws, TWO + timedelta(days=2))
    assert ended(sales, "Publish", 2)["JobRunState"] == "SUCCEEDED"
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.49 EUR"


def test_a_manually_started_run_starts_no_following_runs(sales):
    before = len(runs(sales, "Total"))
    sales.put("shops/bonn.csv", HEAD, "desk,120.00")
    assert sales.ended("Collect", sales.start("Collect"))["JobRunState"] == "SUCCEEDED"
    assert len(runs(sales, "Total")) == before


def test_alarms_event_rules_and_the_dashboard_exist(sales, embedded_aws):
    cloudwatch, events = embedded_aws.client("cloudwatch"), embedded_aws.client("events")
    alarms = [each for each in cloudwatch.describe_alarms()["MetricAlarms"] if each["AlarmName"].startswith("Sales")]
    [topic] = {action for alarm in alarms for action in alarm["AlarmActions"]}
    assert len(alarms) == 4
    assert topic in [each["TopicArn"] for each in embedded_aws.client("sns").list_topics()["Topics"]]
    rules = [rule["Name"] for rule in events.list_rules()["Rules"]]
    assert {dimension["Value"] for alarm in alarms for dimension in alarm["Dimensions"]} <= set(rules)
    [name] = [
        each["DashboardName"] for each in cloudwatch.list_dashboards(DashboardNamePrefix="Sales")["DashboardEntries"]
    ]
    body = cloudwatch.get_dashboard(DashboardName=name)["DashboardBody"]
    assert all(sales.outputs[f"{job}Name"] in body for job in ("Collect", "Total", "Publish"))
