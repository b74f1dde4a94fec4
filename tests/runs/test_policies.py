"""The managed policies of the worker: their logical ids, their sizes, and what does not fit (docs/adr/0017)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from runs.worker import PREFIX, allowed_jobs, policies
from synth import resources, template

from glue_constructs import AddressValidationJob, BookmarkReset, GlueJob, InvalidInput, JobRun, SparkEtlJob

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = "s3://scripts/orders.py"
LIMIT = 6144

# The longest values of what is known only on AWS.
LONGEST = {
    "AWS::Partition": "aws-us-gov",
    "AWS::Region": "us-isof-south-1",
    "AWS::AccountId": "123456789012",
    "AWS::StackName": "s" * 128,
    "AWS::StackId": "arn:aws-us-gov:cloudformation:us-isof-south-1:123456789012:stack/" + "s" * 128 + "/" + "u" * 36,
}


def spark_job(stack: cdk.Stack, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", **props)


def new_stack() -> cdk.Stack:
    return cdk.Stack(cdk.App(analytics_reporting=False), "Stack")


def location_job(stack: cdk.Stack, id: str, **props: object) -> None:
    AddressValidationJob(stack, id, input_location="s3://new/", output_location="s3://old/", **props)


def logical_ids(add: Callable[[cdk.Stack], object]) -> set[str]:
    """Return the logical ids of the policies of a new stack."""
    stack = new_stack()
    add(stack)
    return set(policies(stack))


class TestLogicalIds:
    """A changed set of permissions must be a new resource; nothing else may be one."""

    @staticmethod
    def one_run(stack: cdk.Stack, **props: object) -> None:
        JobRun(stack, "Now", job=spark_job(stack, **props))

    def test_it_is_the_same_in_each_synth(self):
        [only] = logical_ids(self.one_run)
        assert only.startswith(PREFIX)
        assert logical_ids(self.one_run) == {only}

    @pytest.mark.parametrize(
        "more",
        [
            pytest.param(lambda s: JobRun(s, "More", job=GlueJob.from_job_name(s, "B", "b")), id="a-job"),
            pytest.param(lambda s: BookmarkReset(s, "More", job=GlueJob.from_job_name(s, "B", "b")), id="a-reset"),
            pytest.param(lambda s: location_job(s, "More"), id="a-location-job"),
        ],
    )
    def test_more_permissions_change_it(self, more):
        def add(stack: cdk.Stack) -> None:
            self.one_run(stack)
            more(stack)

        assert logical_ids(add).isdisjoint(logical_ids(self.one_run))

    def test_a_reset_before_the_run_changes_it(self):
        def add(stack: cdk.Stack) -> None:
            JobRun(stack, "Now", job=spark_job(stack), reset_bookmark=True)

        assert logical_ids(add).isdisjoint(logical_ids(self.one_run))

    def test_another_literal_name_of_the_job_changes_it(self):
        """The policy refers to the job, so its text does not have the name."""
        ids = [logical_ids(lambda s, name=name: self.one_run(s, job_name=name)) for name in ("orders", "sales", None)]
        assert len(set.union(*ids)) == 3

    def test_a_name_that_an_aspect_sets_changes_it(self):
        def add(stack: cdk.Stack) -> None:
            self.one_run(stack)
            stack.node.find_child("Orders").node.default_child.name = "orders"

        assert logical_ids(add) == logical_ids(lambda s: self.one_run(s, job_name="orders"))

    @pytest.mark.parametrize(
        "props", [{"timeout": cdk.Duration.minutes(5)}, {"arguments": {"--day": "monday"}}, {"description": "new"}]
    )
    def test_other_properties_of_the_job_do_not_change_it(self, props):
        assert logical_ids(lambda s: self.one_run(s, **props)) == logical_ids(self.one_run)

    def test_a_second_run_of_the_job_and_other_resources_do_not_change_it(self):
        def add(stack: cdk.Stack) -> None:
            cdk.CfnParameter(stack, "Day")
            self.one_run(stack)
            JobRun(stack, "Again", job=stack.node.find_child("Orders"), trigger="again", wait=False)
            spark_job(stack, "Unrelated")

        assert logical_ids(add) == logical_ids(self.one_run)

    def test_the_order_of_the_runs_does_not_change_it(self):
        def runs(*order: str) -> Callable[[cdk.Stack], None]:
            def add(stack: cdk.Stack) -> None:
                for name in order:
                    JobRun(stack, name, job=spark_job(stack, f"{name}Job", job_name=name.lower()))

            return add

        assert logical_ids(runs("A", "B")) == logical_ids(runs("B", "A"))

    def test_a_job_of_another_stack_has_a_policy_with_its_import(self):
        app = cdk.App(analytics_reporting=False)
        jobs, runs = cdk.Stack(app, "Jobs"), cdk.Stack(app, "Runs")
        JobRun(runs, "Now", job=spark_job(jobs))
        [only] = policies(runs)
        assert [list(job) for job in allowed_jobs(runs)] == [["Fn::ImportValue"]]
        app.synth(force=True)
        assert set(policies(runs)) == {only}

    def test_the_hash_of_a_nested_stack_depends_on_it(self):
        """So that CloudFormation reads the new template."""

        def url(name: str) -> str:
            app = cdk.App(analytics_reporting=False)
            stack = cdk.Stack(app, "Stack")
            child = cdk.NestedStack(stack, "Child")
            JobRun(child, "Now", job=GlueJob.from_job_name(child, "Orders", name))
            text = json.dumps(app.synth().get_stack_by_name("Stack").template)
            [policy] = policies(child)
            return f"{policy} {text[text.index('.json') - 64 : text.index('.json')]}"

        found = [url(name).split() for name in ("a", "b")]
        assert len({policy for policy, _ in found}) == len({asset for _, asset in found}) == 2

    def test_it_is_also_computed_without_validation(self):
        app = cdk.App(analytics_reporting=False)
        stack = cdk.Stack(app, "Stack")
        self.one_run(stack)
        made = app.synth(skip_validation=True).get_stack_by_name("Stack").template["Resources"]
        assert logical_ids(self.one_run) <= set(made)

    def test_a_run_that_is_added_after_it_was_resolved_changes_it(self):
        stack = new_stack()
        self.one_run(stack)
        early = stack.resolve(stack.node.find_child("GlueConstructsRuns").permissions.policies[0].resource.logical_id)
        JobRun(stack, "More", job=GlueJob.from_job_name(stack, "B", "b"))
        assert early not in policies(stack)


def value(given: Any) -> Any:
    """Return a value with the longest values of its intrinsics; names of jobs as CloudFormation generates them."""
    match given:
        case {"Ref": name}:
            return LONGEST.get(name, f"{name}-123456789012")
        case {"Fn::GetAtt": [name, "Arn"]}:
            return f"arn:aws-us-gov:iam::123456789012:role/{name[:51]}-123456789012"
        case {"Fn::Join": ["", parts]}:
            return "".join(map(value, parts))
        case dict():
            return {key: value(item) for key, item in given.items()}
        case list():
            return list(map(value, given))
    return given


def sizes(stack: cdk.Stack, names: dict[str, str]) -> list[int]:
    """Return the characters that IAM counts in each policy.

    Args:
        stack: The stack.
        names: The literal names of jobs, by logical id.
    """
    found = []
    for policy in policies(stack).values():
        text = json.dumps(value(policy["PolicyDocument"]), separators=(",", ":"))
        for logical_id, name in names.items():
            text = text.replace(f"{logical_id}-123456789012", name)
        found.append(len(text))
    return found


def names_of(stack: cdk.Stack) -> dict[str, str]:
    jobs = {
        logical_id: each["Properties"]
        for logical_id, each in template(stack)["Resources"].items()
        if "Glue::Job" in each["Type"]
    }
    return {logical_id: job["Name"] for logical_id, job in jobs.items() if "Name" in job}


class TestSizes:
    @pytest.mark.parametrize(
        ("runs", "named", "expected"), [(1, True, 1), (60, True, 2), (120, True, 3), (120, False, 2)]
    )
    def test_runs_fit_into_policies(self, stack, runs, named, expected):
        for number in range(runs):
            name = {"job_name": f"{number:0>60}"} if named else {}
            JobRun(stack, f"Run{number}", job=spark_job(stack, f"Job{number}", **name))
        found = sizes(stack, names_of(stack))
        assert len(found) == expected
        assert max(found) <= LIMIT
        # Each policy but the last is nearly full.
        assert all(size > LIMIT * 0.9 for size in found[:-1])
        assert len(template(stack)["Resources"]) <= 500

    def test_the_computed_size_is_the_real_one(self, stack):
        JobRun(stack, "Run", job=spark_job(stack, job_name="orders"), reset_bookmark=True)
        BookmarkReset(stack, "Reset", job=GlueJob.from_job_name(stack, "Sales", "sales"))
        location_job(stack, "Validate")
        [real] = sizes(stack, names_of(stack))
        [policy] = stack.node.find_child("GlueConstructsRuns").permissions.policies
        assert 0 <= policy.content.size() - real <= 100

    def test_each_run_depends_on_the_policy_with_its_job(self, stack):
        for number in range(60):
            JobRun(stack, f"Run{number}", job=GlueJob.from_job_name(stack, f"Job{number}", f"{number:0>60}"))
        documents = {logical_id: json.dumps(policy["PolicyDocument"]) for logical_id, policy in policies(stack).items()}
        for run in resources(stack, "Run").values():
            [depended] = [name for name in run["DependsOn"] if name.startswith(PREFIX)]
            assert f":job/{run['Properties']['Run']['JobName']}" in documents[depended]

    def test_a_reset_of_a_job_in_a_full_policy_fits(self, stack):
        jobs = [GlueJob.from_job_name(stack, f"Job{number}", f"{number:0>60}") for number in range(60)]
        for number, job in enumerate(jobs):
            JobRun(stack, f"Run{number}", job=job)
        for number, job in enumerate(jobs):
            BookmarkReset(stack, f"Reset{number}", job=job)
        assert len(policies(stack)) == 2
        assert max(sizes(stack, {})) <= LIMIT

    def test_more_jobs_than_fit_are_refused(self, stack):
        jobs = [GlueJob.from_job_name(stack, f"Job{number}", f"{number:0>255}") for number in range(69)]
        for number, job in enumerate(jobs[:-1]):
            JobRun(stack, f"Run{number}", job=job)
        with pytest.raises(InvalidInput, match=r"4 managed policies of 6,144.*got 69 jobs.*move some of the runs"):
            JobRun(stack, "TooMany", job=jobs[-1])

    def test_names_that_become_too_long_are_refused(self, stack):
        for number in range(40):
            JobRun(stack, f"Run{number}", job=spark_job(stack, f"Job{number}", job_name=f"job{number}"))
        for number in range(40):
            stack.node.find_child(f"Job{number}").node.default_child.name = f"{number:0>255}"
        with pytest.raises(RuntimeError, match="policy of the run provider too long: IAM allows 6,144"):
            template(stack)

    def test_a_name_in_a_parameter_counts_with_its_longest_value(self, stack):
        command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location=SCRIPT)
        for number in range(40):
            name = cdk.CfnParameter(stack, f"Name{number}").value_as_string
            job = glue.CfnJob(stack, f"Job{number}", role="etl", command=command, name=name)
            JobRun(stack, f"Run{number}", job=job)
        assert len(policies(stack)) == 3

    def test_roles_of_address_validation_jobs_fill_the_next_policy(self, stack):
        for number in range(60):
            role = iam.Role.from_role_arn(stack, f"Role{number}", f"arn:aws:iam::123456789012:role/{number:0>64}")
            location_job(stack, f"Job{number}", role=role)
        assert len(policies(stack)) == 2
        assert max(sizes(stack, {})) <= LIMIT
