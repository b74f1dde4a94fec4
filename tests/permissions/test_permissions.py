"""The handlers run with exactly what their roles allow: nothing lacks, nothing is left over (promise P12).

Moto's own enforcement of IAM cannot tell: it asks for every call but S3's with the resource "*", which no policy that
names its resources allows, and takes a condition that it cannot judge for a denial.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from botocore.client import BaseClient
from botocore.config import Config
from permissions.deployed import LOCATION_ROLE
from permissions.policy import Asked, allows, texts, without
from permissions.reference import binds

from glue_constructs.handlers.job_run import worker

# A resource with a wildcard, as a pattern -> why it is not named in full.
WILDCARDS = {
    r"\*": "AWS knows no resource for the action; see the test below",
    r"arn:aws:logs:[^*]+:log-group:[^*]+:\*": "a log group's streams, as CloudWatch Logs writes them in policies",
    r"arn:aws:logs:[^*]+:log-group:/aws-glue/jobs/[^*]+-role/\*": "a secured job's groups bear its own role's name",
    r"arn:aws:states:[^*]+:execution:Runs:\*": "executions bear names made from events: their machine is named",
    r"arn:aws:geo:[^*]+:job/\*": "its id is the service's; starting and cancelling are bound to our tag",
    r"arn:aws:s3:::(new/new|validated/validated)/\*": "objects below the prefixes that the user gave",
}
WITHOUT_RESOURCE = {
    "glue:ResetJobBookmark": "the reference knows no resource for it",
    "glue:GetJobBookmark": "the reference knows no resource for it",
    "cloudwatch:PutMetricData": "custom metrics belong to no resource, only to a namespace: that is a condition",
}


@pytest.fixture(scope="session")
def statements(deployed):
    """Every statement of the stack with its role, once."""
    stack = deployed["Orders"]
    return [(role, each) for role, document in stack.policies().items() for each in document]


def test_every_call_of_every_row_is_allowed(asked):
    refused = {
        (test, role.rpartition("/")[2], wanted.action, wanted.resource)
        for test, stack, role, wanted in asked
        if not allows(stack.policies()[role], wanted)
    }
    assert refused == set()


def test_without_any_one_action_of_any_statement_something_is_refused(asked, deployed):
    """A call that is refused leaves the answer that its test expects ungiven, so that the test fails."""
    needless = []
    for role, document in deployed["Orders"].policies().items():
        for number, statement in enumerate(document):
            needless += [
                (role, action, statement["Resource"])
                for action in texts(statement["Action"])
                if not any(
                    not allows(without(stack.policies()[role], action, of=number), wanted)
                    for _, stack, asking, wanted in asked
                    if (asking, wanted.action) == (role, action)
                )
            ]
    assert needless == []


def test_every_client_that_the_worker_makes_is_seen_at_work(calls):
    """Some refusals are taken quietly: a client that no row uses would hide that its permission lacks."""
    settings = Config(region_name="eu-west-1")
    steps = [kind.connected(settings, now=0, region="eu-west-1") for kind in worker._STEPS.values()]
    made = {client for each in steps for client in vars(each).values() if isinstance(client, BaseClient)}
    seen = {call.service for call in calls if call.function == "worker"}
    assert {client.meta.service_model.service_name for client in made} == seen


def test_no_action_is_a_wildcard_and_nothing_is_denied(statements):
    assert [each for _, each in statements if "*" in str(each["Action"]) or each["Effect"] != "Allow"] == []


def test_every_resource_is_named_but_for_a_reason(statements):
    wild = {arn for _, each in statements for arn in texts(each["Resource"]) if "*" in arn}
    used = {pattern for pattern in WILDCARDS for arn in wild if re.fullmatch(pattern, arn)}
    assert [arn for arn in wild if not any(re.fullmatch(pattern, arn) for pattern in used)] == []
    assert used == set(WILDCARDS)


def test_every_statement_names_what_its_action_is_asked_for_with(statements):
    """A statement on a resource that the action does not know is valid and never applies: nothing else tells it."""
    used = set()
    for _, statement in statements:
        for action in texts(statement["Action"]):
            for arn in texts(statement["Resource"]):
                if arn == "*":
                    used.add(action)
                else:
                    assert any(form.fullmatch(arn) for form in binds(action)), (action, arn)
    assert used == set(WITHOUT_RESOURCE)
    assert [action for action in used if action.startswith("glue:") and binds(action)] == []


def test_the_worker_may_run_the_jobs_of_its_stack_and_no_other(deployed):
    stack = deployed["Orders"]
    worker = stack.policies()[stack.role_of("AWS::Lambda::Function", Handler="job_run.worker.handler")]
    named = {arn.rpartition("/")[2] for each in worker for arn in texts(each["Resource"]) if ":glue:" in arn}
    runs = stack.all("Custom::GlueJobRun").values()
    assert named == {stack.value(run["Run"]["JobName"]) for run in runs}


class TestAddressValidationJobs:
    """What only conditions keep apart."""

    JOB = "arn:aws:geo:eu-west-1:123456789012:job/made"

    @pytest.fixture
    def worker(self, deployed):
        stack = deployed["Addresses"]
        return stack.policies()[stack.role_of("AWS::Lambda::Function", Handler="job_run.worker.handler")]

    @pytest.mark.parametrize(
        ("action", "key"),
        [("StartJob", "RequestTag"), ("TagResource", "RequestTag"), ("CancelJob", "ResourceTag")],
    )
    def test_a_job_is_of_the_stack_by_its_tag(self, worker, action, key):
        own = Asked(f"geo:{action}", self.JOB, {f"aws:{key}/glue-constructs": "Addresses/a.b.c"})
        assert allows(worker, own)
        assert not allows(worker, replace(own, context={f"aws:{key}/glue-constructs": "Another/a.b.c"}))
        assert not allows(worker, replace(own, context={f"aws:{key}/team": "Addresses/a.b.c"}))
        assert not allows(worker, replace(own, context={}))

    def test_a_role_is_passed_to_amazon_location_alone(self, worker):
        passed = Asked("iam:PassRole", LOCATION_ROLE, {"iam:PassedToService": "geo.amazonaws.com"})
        assert allows(worker, passed)
        assert not allows(worker, replace(passed, context={"iam:PassedToService": "glue.amazonaws.com"}))
        assert not allows(worker, replace(passed, resource=f"{LOCATION_ROLE}-of-others"))
