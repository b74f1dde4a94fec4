"""The pipeline deployed into the embedded AWS by the CDK CLI, night after night: the test drives the clock."""

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
    """The newest first."""
    return [dict(run.details) for run in sales.job(job).runs()]


def ended(sales: Deployed, job: str, number: int) -> dict[str, Any]:
    """The newest run of a job, once it is over and its number-th."""
    until(lambda: len(runs(sales, job)) == number and runs(sales, job)[0]["JobRunState"] in FINAL, seconds=60)
    return runs(sales, job)[0]


def fired(aws: Any, moment: datetime) -> list[str]:
    """The stack's triggers that the clock fires; the server may have those of other tests."""
    made = aws.client("cloudformation").describe_stack_resources(StackName="Sales")["StackResources"]
    own = {resource["PhysicalResourceId"] for resource in made}
    return [name for name in aws.fire_schedules_at(moment) if name in own]


def test_the_nights_of_a_pipeline(sales, embedded_aws):
    sales.put("shops/bonn.csv", HEAD, "lamp,20.50", "desk,120.00")
    sales.put("shops/ulm.csv", HEAD, "lamp,10.00")
    assert fired(embedded_aws, TWO - timedelta(minutes=1)) == []
    assert runs(sales, "Collect") == []

    # The first night: one job after another, each started by the trigger that waited for the one before.
    [schedule] = fired(embedded_aws, TWO)
    published = ended(sales, "Publish", 1)
    assert published["JobRunState"] == "SUCCEEDED", published.get("ErrorMessage")
    [collected], [totalled] = runs(sales, "Collect"), runs(sales, "Total")
    assert collected["TriggerName"] == schedule
    assert collected["PredecessorRuns"] == []
    assert [each["RunId"] for each in totalled["PredecessorRuns"]] == [collected["Id"]]
    assert [each["RunId"] for each in published["PredecessorRuns"]] == [totalled["Id"]]
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.50 EUR"

    # The second: a sale without a price stops the chain where it is found; the report stays that of the night before.
    sales.put("shops/ulm.csv", HEAD, "lamp,free")
    assert fired(embedded_aws, TWO + timedelta(days=1)) == [schedule]
    failed = ended(sales, "Total", 2)
    assert failed["JobRunState"] == "FAILED"
    assert "ulm sold lamp for 'free', which is no price" in failed["ErrorMessage"]
    # What follows a run is there before its end can be seen: nothing comes later.
    assert len(runs(sales, "Publish")) == 1
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.50 EUR"

    # The third, mended.
    sales.put("shops/ulm.csv", HEAD, "lamp,9.99")
    fired(embedded_aws, TWO + timedelta(days=2))
    assert ended(sales, "Publish", 2)["JobRunState"] == "SUCCEEDED"
    assert sales.text("report.txt") == "desk: 120.00 EUR\nlamp: 30.49 EUR"


def test_nothing_follows_a_run_that_a_person_started(sales):
    before = len(runs(sales, "Total"))
    sales.put("shops/bonn.csv", HEAD, "desk,120.00")
    assert sales.ended("Collect", sales.start("Collect"))["JobRunState"] == "SUCCEEDED"
    assert len(runs(sales, "Total")) == before


def test_what_keeps_an_eye_on_the_jobs_is_there(sales, embedded_aws):
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
