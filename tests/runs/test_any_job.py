"""A run and a reset accept every kind of job: of this library or the CDK, defined in the app or imported."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from runs.worker import allowed_jobs
from synth import properties, resources

from glue_constructs import BookmarkReset, GlueJob, JobRun, PythonShellJob, SparkEtlJob

ARN = "arn:aws:glue:eu-west-1:123456789012:job/orders"


def role(stack: cdk.Stack) -> iam.Role:
    return iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))


def stable_l2(stack: cdk.Stack) -> Any:
    code = glue.Code.from_bucket(s3.Bucket.from_bucket_name(stack, "Scripts", "scripts"), "orders.py")
    return glue.PySparkEtlJob(stack, "Job", role=role(stack), script=code, max_retries=2)


def l1(stack: cdk.Stack) -> glue.CfnJob:
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/orders.py")
    return glue.CfnJob(stack, "Job", role=role(stack).role_arn, command=command, glue_version="5.1", max_retries=2)


NEEDS_L2 = pytest.mark.skipif(not hasattr(glue, "PySparkEtlJob"), reason="the stable L2 came with aws-cdk-lib 2.270")
DEFINED = [
    pytest.param(
        lambda s: SparkEtlJob(s, "Job", script="s3://scripts/orders.py", glue_version="5.1", max_retries=2), id="spark"
    ),
    pytest.param(lambda s: PythonShellJob(s, "Job", script="s3://scripts/orders.py", max_retries=2), id="python-shell"),
    pytest.param(l1, id="l1"),
    pytest.param(stable_l2, id="stable-l2", marks=NEEDS_L2),
]
IMPORTED = [
    pytest.param(lambda s: GlueJob.from_job_name(s, "Job", "orders"), id="by-name"),
    pytest.param(lambda s: GlueJob.from_job_arn(s, "Job", ARN), id="by-arn"),
    pytest.param(lambda s: glue.CfnJob.from_job_name(s, "Job", "orders"), id="l1-by-name"),
    pytest.param(
        lambda s: glue.Job.from_job_attributes(s, "Job", job_name="orders"), id="stable-l2-by-name", marks=NEEDS_L2
    ),
]


def act_on(stack: cdk.Stack, job: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Run and reset a job; return the properties of the two resources."""
    JobRun(stack, "Run", job=job, timeout=cdk.Duration.minutes(5), trigger="1")
    BookmarkReset(stack, "Reset", job=job)
    return properties(stack, "Custom::GlueJobRun")[0], properties(stack, "Custom::GlueBookmarkReset")[0]


def permitted(stack: cdk.Stack) -> set[str]:
    """Return the last parts of the ARNs of the jobs that the worker may run and list."""
    return {str(job) for job in allowed_jobs(stack)}


@pytest.mark.parametrize("make", DEFINED)
def test_a_job_of_the_same_stack_is_referenced_and_depended_on(stack, make):
    job = make(stack)
    run, reset = act_on(stack, job)
    name = {"Ref": stack.get_logical_id(job.node.default_child or job)}
    assert run["Run"]["JobName"] == reset["Reset"]["JobName"] == name
    assert run["Job"]["MaxRetries"] == 2
    assert permitted(stack) == {str(name)}
    for resource in resources(stack, "Run", "Reset").values():
        assert name["Ref"] in resource["DependsOn"]


@pytest.mark.parametrize("make", DEFINED)
def test_a_job_of_another_stack_is_imported_from_it(make):
    app = cdk.App(analytics_reporting=False)
    jobs, runs = cdk.Stack(app, "Jobs"), cdk.Stack(app, "Runs")
    run, reset = act_on(runs, make(jobs))
    assert run["Run"]["JobName"] == reset["Reset"]["JobName"]
    assert run["Run"]["JobName"]["Fn::ImportValue"].startswith("Jobs:")
    assert run["Job"]["MaxRetries"] == 2
    assert permitted(runs) == {str(run["Run"]["JobName"])}
    assert [stack.node.id for stack in runs.dependencies] == ["Jobs"]
    assert resources(jobs, "GlueConstructsRuns") == {}


@pytest.mark.parametrize("make", IMPORTED)
def test_a_job_that_the_app_does_not_define_is_referenced_by_name(stack, make):
    run, reset = act_on(stack, make(stack))
    assert run["Run"]["JobName"] == reset["Reset"]["JobName"] == "orders"
    assert "Job" not in run
    assert [name.rpartition("/")[2] for name in permitted(stack)] == ["orders"]
