"""The permissions of a request exist while it is handled, in each phase of an update and its rollback (promise P13).

CloudFormation creates and updates resources in the order of their dependencies. Then, in the cleanup, it deletes those
that are no longer in the template, in reverse order. If the update fails, it deletes the new ones in that way.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from permissions.deployed import ACCOUNT, Deployed
from permissions.policy import AccessRequest, is_allowed

from glue_constructs import AddressValidationJob, BookmarkReset, GlueJob, JobRun, SparkEtlJob

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from permissions.policy import Statement


def spark_job(stack: cdk.Stack, id: str, **props: Any) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script="s3://scripts/a.py", glue_version="5.1", **props)


def run(name: str, *, of: str | None = None, **props: Any) -> Callable[[cdk.Stack], object]:
    """Return a function that adds a job, unless the stack has it, and a run of it."""

    def add(stack: cdk.Stack) -> None:
        job_id = of or f"{name}Job"
        job = stack.node.try_find_child(job_id) or spark_job(stack, job_id, **props)
        JobRun(stack, name, job=job)

    return add


def job(name: str) -> Callable[[cdk.Stack], object]:
    """Return a function that adds a job without a run."""
    return lambda stack: spark_job(stack, name)


def reset(name: str) -> Callable[[cdk.Stack], object]:
    return lambda stack: BookmarkReset(stack, name, job=GlueJob.from_job_name(stack, f"{name}Job", "cleanup"))


def location(name: str) -> Callable[[cdk.Stack], object]:
    return lambda stack: AddressValidationJob(stack, name, input_location="s3://new/", output_location="s3://old/")


def many(number: int) -> Callable[[cdk.Stack], object]:
    """Return a function that adds so many runs, whose jobs need several policies."""

    def add(stack: cdk.Stack) -> None:
        for each in range(number):
            run(f"Run{each}", job_name=f"{each:0>60}")(stack)

    return add


CHANGES = {
    "a run and its job are removed": ([run("A"), run("B")], [run("A")]),
    "a run is removed, its job stays": ([run("A"), run("B")], [run("A"), job("BJob")]),
    "a run gets another job": ([run("A", of="X"), job("Y")], [run("A", of="Y"), job("X")]),
    "a job is renamed": ([run("A", job_name="old")], [run("A", job_name="new")]),
    "a job gets a name": ([run("A")], [run("A", job_name="new")]),
    "the last reset is removed": ([run("A"), reset("R")], [run("A")]),
    "the last address validation job is removed": ([run("A"), location("L")], [run("A")]),
    "the order changes": ([run("A"), run("B")], [run("B"), run("A")]),
    "the first of many is removed": ([run("First"), many(60)], [many(60)]),
    "nothing changes": ([run("A")], [run("A")]),
}


def deployed(*parts: Callable[[cdk.Stack], object]) -> Deployed:
    stack = cdk.Stack(cdk.App(analytics_reporting=False), "Orders")
    for part in parts:
        part(stack)
    return Deployed.of(stack, "Orders")


def custom_resources(template: Deployed) -> dict[str, dict[str, Any]]:
    return {name: each for name, each in template.resources.items() if each["Type"].startswith("Custom::")}


def requests(template: Deployed, resource: dict[str, Any]) -> Iterator[AccessRequest]:
    """Yield the requests of the worker for a custom resource."""
    properties = resource["Properties"]
    if resource["Type"] == "Custom::LocationJob":
        jobs = f"arn:aws:geo:{ACCOUNT}:job/made"
        yield AccessRequest("geo:CancelJob", jobs, {"aws:ResourceTag/glue-constructs": "Orders/a"})
        role = template.value(properties["Job"]["ExecutionRoleArn"])
        yield AccessRequest("iam:PassRole", role, {"iam:PassedToService": "geo.amazonaws.com"})
    else:
        is_run = resource["Type"] == "Custom::GlueJobRun"
        name = template.value(properties["Run" if is_run else "Reset"]["JobName"])
        actions = ("StartJobRun", "GetJobRun", "GetJobRuns", "BatchStopJobRun") if is_run else ("GetJobRuns",)
        yield from (AccessRequest(f"glue:{action}", f"arn:aws:glue:{ACCOUNT}:job/{name}") for action in actions)


def policies(template: Deployed) -> dict[str, list[Statement]]:
    """Return the statements of the managed policies, by logical id."""
    found = template.all("AWS::IAM::ManagedPolicy")
    return {name: template.value(each["PolicyDocument"]["Statement"]) for name, each in found.items()}


def denied(template: Deployed, resource: dict[str, Any]) -> list[AccessRequest]:
    """Return the requests of a custom resource that the policies on which it depends do not allow."""
    known = policies(template)
    statements = [each for name in resource["DependsOn"] for each in known.get(name, ())]
    return [request for request in requests(template, resource) if not is_allowed(statements, request)]


@pytest.mark.parametrize("change", CHANGES)
def test_every_custom_resource_depends_on_its_permissions(change):
    """Those of the new template exist before its requests; those of the old one until its resources are deleted."""
    for parts in CHANGES[change]:
        template = deployed(*parts)
        assert {name: denied(template, each) for name, each in custom_resources(template).items()} == {
            name: [] for name in custom_resources(template)
        }


@pytest.mark.parametrize("change", CHANGES)
def test_no_policy_is_updated(change):
    """A policy that an update changed would lose permissions before the cleanup, and before its run is updated."""
    old, new = (
        {name: json.dumps(each, sort_keys=True) for name, each in in_any_order(policies(deployed(*parts))).items()}
        for parts in CHANGES[change]
    )
    assert {name for name in old.keys() & new.keys() if old[name] != new[name]} == set()
    assert (old.keys() == new.keys()) is (change in ("the order changes", "nothing changes"))


def in_any_order(documents: dict[str, list[Statement]]) -> dict[str, list[Statement]]:
    return {
        name: [{**each, "Resource": sorted(each["Resource"])} for each in statements]
        for name, statements in documents.items()
    }


@pytest.mark.parametrize("change", CHANGES)
def test_at_most_eight_policies_are_attached_during_an_update(change):
    old, new = (policies(deployed(*parts)) for parts in CHANGES[change])
    assert len(old.keys() | new.keys()) <= 8
