"""What a run costs in crossings to jsii, each of which takes 0.2 to 1.5 ms; the first of a stack makes the provider."""

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

# The construct and its resource; that it waits for its job: the construct's node is asked for, and then told.
WAITING = 4
# Its name, its ARN, and what is told of it when the app is synthesized: a producer, and the token for that.
OF_A_JOB = 4
# An imported job has a name already.
OF_AN_IMPORTED_JOB = 1
# The properties, and that their tokens are resolved.
JUDGED_BESIDE_ITS_JOB = 2
# The role, who assumes it, its document; its wildcards, for cdk-nag: the stack, resolving, the node, and telling it;
# its ARN, and that the resource names it; that it waits for the role.
OWN_ROLE = 3 + 4 + 2 + 2


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
        pytest.param(ours, WAITING + OF_A_JOB, id="ours"),
        pytest.param(imported, WAITING + OF_AN_IMPORTED_JOB, id="imported"),
        # Its stack is asked for, its reference for the name in it, and its role, which may be a construct.
        pytest.param(l1, WAITING + OF_A_JOB + 3, id="l1"),
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
def test_a_second_construct_on_a_job_asks_nothing_of_it_again(
    stack: cdk.Stack, act: Callable[..., object], of: Callable[..., IJobRef]
):
    job = of(stack, "Job")
    act(stack, "First", job=job)
    with count_jsii_calls() as made:
        act(stack, "Second", job=job)
    assert made.calls <= WAITING


def test_arguments_are_judged_beside_the_job_for_two_more(stack):
    job = ours(stack, "Job")
    JobRun(stack, "First", job=job)
    with count_jsii_calls() as made:
        JobRun(stack, "Second", job=job, arguments={"--day": "monday"})
    assert made.calls <= WAITING + JUDGED_BESIDE_ITS_JOB


def test_a_role_that_was_handed_to_the_job_is_waited_for_at_no_further_cost(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job = SparkEtlJob(stack, "Job", script="s3://scripts/orders.py", glue_version="5.1", role=role)
    JobRun(stack, "First", job=job)
    with count_jsii_calls() as made:
        JobRun(stack, "Second", job=job)
    assert made.calls <= WAITING


def test_a_job_of_amazon_location(stack):
    places = {"input_location": "s3://addresses/in/", "output_location": "s3://addresses/out/"}
    AddressValidationJob(stack, "First", **places)
    with count_jsii_calls() as made:
        AddressValidationJob(stack, "Second", **places)
    assert made.calls <= 2 + OWN_ROLE


def test_the_provider_of_a_stack(stack):
    job = imported(stack, "Job")
    JobRun(cdk.Stack(stack.node.scope, "Other"), "First", job=job)  # what a process asks for once
    with count_jsii_calls() as made:
        JobRun(stack, "First", job=job)
    # Two functions, a machine, three roles, log group, code, construct; what each is told of the others; cdk-nag.
    assert made.calls <= WAITING + 9 + 18 + 6
