"""The number of calls to jsii of alarms, dashboards and triggers, 0.2 to 1.5 ms each.

The first alarm or dashboard of a job creates the job's rules, so the second is measured.
"""

from __future__ import annotations

import pytest
from aws_cdk import aws_sns as sns
from benchmarks.jsii_calls import count_jsii_calls

from glue_constructs import GlueJob, JobDashboard, SparkEtlJob

# The id is free; the rule exists, its name; the metric, the alarm, its action; the topic has no policy.
ALARM = 7
# The construct, its resource and the tokens of the body; the job's properties, resolved.
DASHBOARD = 3 + 2
# For a job: its two rules exist, and their names.
SHOWN = 4
# Two warnings, and the job's path in them.
WARNED = 5


@pytest.fixture(params=[True, False], ids=["ours", "imported"])
def job(request, stack):
    if request.param:
        return SparkEtlJob(stack, "Job", script="s3://scripts/orders.py", glue_version="5.1")
    return GlueJob.from_job_name(stack, "Job", "orders")


@pytest.fixture(params=[True, False], ids=["own-topic", "imported-topic"])
def topic(request, stack):
    if request.param:
        return sns.Topic(stack, "Topic")
    return sns.Topic.from_topic_arn(stack, "Topic", "arn:aws:sns:eu-west-1:123456789012:topic")


def test_an_alarm(job, topic):
    job.alarm_on_failure(topic, id="First")
    with count_jsii_calls() as made:
        job.alarm_on_failure(topic, id="Second")
    assert made.calls <= ALARM


def test_a_dashboard(stack, job):
    JobDashboard(stack, "First", jobs=[job])
    with count_jsii_calls() as made:
        JobDashboard(stack, "Second", jobs=[job])
    assert made.calls <= DASHBOARD + SHOWN + WARNED


def test_a_schedule(job):
    job.run_every("cron(0 2 * * ? *)", id="First")
    with count_jsii_calls() as made:
        job.run_every("cron(0 3 * * ? *)", id="Second")
    # The id is free, the graph of triggers, the trigger's path, the job's name, the trigger.
    ours = 2 + 3 + 2 + 1 + 1
    # The identity of an imported job includes its account and Region, and its name is not read from a resource.
    assert made.calls <= (ours if isinstance(job, SparkEtlJob) else ours + 4)
