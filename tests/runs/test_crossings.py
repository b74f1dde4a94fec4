"""How many jsii calls a run makes; each takes 0.2 to 1.5 ms. The first run of a stack also creates the provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from benchmarks.jsii_calls import count_jsii_calls

from glue_constructs import AddressValidationJob, BookmarkReset, GlueJob, JobRun, SparkEtlJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from aws_cdk.interfaces.aws_glue import IJobRef

# The construct and its resource; the dependency on the job: the construct's node, and adding the dependency.
DEPENDENCY_CALLS = 4
# The job's name, its ARN, and the lazy fingerprint and log groups: for each a producer, and its token.
JOB_CALLS = 6
# The ARN: the name of an imported job is known.
IMPORTED_JOB_CALLS = 1
# The job's properties, and resolving their tokens.
VALIDATION_CALLS = 2
# The role, its principal, its policy document; its wildcards for cdk-nag: the stack, resolving, the node, and the
# acknowledgement; its ARN, and the override of the resource; the dependency on the role.
ROLE_CALLS = 3 + 4 + 2 + 2


def ours(stack: cdk.Stack, id: str) -> IJobRef:
    return SparkEtlJob(stack, id, script="s3://scripts/orders.py", glue_version="5.1")


def imported(stack: cdk.Stack, id: str) -> IJobRef:
    return GlueJob.from_job_name(stack, id, "orders")


def l1(stack: cdk.Stack, id: str) -> IJobRef:
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/orders.py")
    return glue.CfnJob(stack, id, role="arn:aws:iam::123456789012:role/etl", command=command)


@pytest.mark.parametrize(
    ("job", "most"),
    [
        pytest.param(ours, DEPENDENCY_CALLS + JOB_CALLS, id="ours"),
        pytest.param(imported, DEPENDENCY_CALLS + IMPORTED_JOB_CALLS, id="imported"),
        # Also its stack, its reference with its name, and its role, which may be a construct.
        pytest.param(l1, DEPENDENCY_CALLS + JOB_CALLS + 3, id="l1"),
    ],
)
def test_the_first_run_of_a_job(stack, job, most):
    JobRun(stack, "FirstRun", job=job(stack, "First"))
    second = job(stack, "Second")
    with count_jsii_calls() as made:
        JobRun(stack, "SecondRun", job=second)
    assert made.calls <= most


@pytest.mark.parametrize("act", [JobRun, BookmarkReset])
@pytest.mark.parametrize("of", [ours, imported])
def test_a_second_construct_reads_nothing_of_its_job_again(
    stack: cdk.Stack, act: Callable[..., object], of: Callable[..., IJobRef]
):
    job = of(stack, "Job")
    act(stack, "First", job=job)
    with count_jsii_calls() as made:
        act(stack, "Second", job=job)
    assert made.calls <= DEPENDENCY_CALLS


def test_validating_arguments_with_the_job_takes_two_more_calls(stack):
    job = ours(stack, "Job")
    JobRun(stack, "First", job=job)
    with count_jsii_calls() as made:
        JobRun(stack, "Second", job=job, arguments={"--day": "monday"})
    assert made.calls <= DEPENDENCY_CALLS + VALIDATION_CALLS


def test_depending_on_the_role_of_a_job_takes_no_more_calls(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job = SparkEtlJob(stack, "Job", script="s3://scripts/orders.py", glue_version="5.1", role=role)
    JobRun(stack, "First", job=job)
    with count_jsii_calls() as made:
        JobRun(stack, "Second", job=job)
    assert made.calls <= DEPENDENCY_CALLS


def test_a_job_of_amazon_location(stack):
    places = {"input_location": "s3://addresses/in/", "output_location": "s3://addresses/out/"}
    AddressValidationJob(stack, "First", **places)
    with count_jsii_calls() as made:
        AddressValidationJob(stack, "Second", **places)
    assert made.calls <= 2 + ROLE_CALLS


def test_the_provider_of_a_stack(stack):
    job = imported(stack, "Job")
    JobRun(cdk.Stack(stack.node.scope, "Other"), "First", job=job)  # calls that a process makes once
    with count_jsii_calls() as made:
        JobRun(stack, "First", job=job)
    # Two functions, a machine, three roles, log group, settings for lost events, code, construct; their references to
    # each other; cdk-nag; a policy with its tokens for the statements and the logical id.
    assert made.calls <= DEPENDENCY_CALLS + 10 + 17 + 6 + 6
