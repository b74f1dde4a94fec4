"""What is around a job costs in crossings to jsii, 0.2 to 1.5 ms each; the first of a job makes its rules."""

from __future__ import annotations

import pytest
from aws_cdk import aws_sns as sns
from benchmarks.jsii_calls import count_jsii_calls

from glue_constructs import GlueJob, JobDashboard, SparkEtlJob

# That the id is free; that the job's rule is there, and its name; the metric, the alarm, that it tells the topic, and
# that the topic has no policy.
ALARM = 7
# The construct and its resource, the body's tokens; the job's properties, resolved.
DASHBOARD = 3 + 2
# Of a job: its rules are there, and their names.
SHOWN = 4
# Who is told, and what: twice; by the job's path.
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
    # The id is free, the app's graph of triggers is found, the trigger's path is noted, the job's name, the trigger.
    ours = 2 + 3 + 2 + 1 + 1
    # An imported job is itself by its account and Region, too, and has no resource that has the name.
    assert made.calls <= (ours if isinstance(job, SparkEtlJob) else ours + 4)
