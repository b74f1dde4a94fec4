"""The roles of the handlers have exactly the permissions that the handlers need (promise P12).

moto's enforcement of IAM cannot test that: except for S3 it checks every call with the resource "*", which no policy
with ARNs allows, and it treats a condition that it does not support as a denial.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from permissions.deployed import LOCATION_ROLE
from permissions.policy import AccessRequest, as_list, is_allowed, without_action
from permissions.reference import arn_patterns

from glue_constructs.handlers.worker import Boto3Clients
from glue_constructs.runs.provider.asset import HANDLERS

# A pattern of a resource with a wildcard -> why it has no complete ARN.
WILDCARDS = {
    r"\*": "the action supports no resource; see the test below",
    r"arn:aws:logs:[^*]+:log-group:[^*]+:\*": "a log group's streams, as in the policies of CloudWatch Logs",
    r"arn:aws:logs:[^*]+:log-group:/aws-glue/jobs/[^*]+-role/\*": "a secured job's log groups contain its role's name",
    r"arn:aws:states:[^*]+:execution:Runs:\*": "execution names depend on events: only the machine is known",
    r"arn:aws:geo:[^*]+:job/\*": "the service generates the id; starting and cancelling have a condition on our tag",
    r"arn:aws:s3:::(new/new|validated/validated)/\*": "objects below the prefixes of the user",
}
WITHOUT_RESOURCE = {
    "glue:ResetJobBookmark": "the action supports no resource",
    "glue:GetJobBookmark": "the action supports no resource",
    "cloudwatch:PutMetricData": "custom metrics belong to no resource, only to a namespace: that is a condition",
}


@pytest.fixture(scope="session")
def statements(deployed):
    """Every statement of the stack, with its role."""
    stack = deployed["Orders"]
    return [(role, each) for role, document in stack.policies().items() for each in document]


def test_every_call_of_every_row_is_allowed(access_requests):
    refused = {
        (test, role.rpartition("/")[2], request.action, request.resource)
        for test, stack, role, request in access_requests
        if not is_allowed(stack.policies()[role], request)
    }
    assert refused == set()


def test_every_action_of_every_statement_is_needed(access_requests, deployed):
    """Without the action a recorded call is denied. A denied call would fail its test, which expects a response."""
    needless = []
    for role, document in deployed["Orders"].policies().items():
        for number, statement in enumerate(document):
            needless += [
                (role, action, statement["Resource"])
                for action in as_list(statement["Action"])
                if not any(
                    not is_allowed(without_action(stack.policies()[role], action, of=number), request)
                    for _, stack, role_of_request, request in access_requests
                    if (role_of_request, request.action) == (role, action)
                )
            ]
    assert needless == []


def test_every_client_of_the_worker_makes_a_call(calls, monkeypatch):
    """Some denials are ignored: a client without a recorded call could lack its permission unnoticed."""
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-west-1")
    clients = Boto3Clients()
    made = [getattr(clients, name) for name in vars(Boto3Clients) if not name.startswith("_")]
    seen = {call.service for call in calls if call.function == "worker"}
    assert {client.meta.service_model.service_name for client in made} == seen


def test_no_action_has_a_wildcard_and_no_statement_denies(statements):
    assert [each for _, each in statements if "*" in str(each["Action"]) or each["Effect"] != "Allow"] == []


def test_every_wildcard_in_a_resource_has_a_reason(statements):
    wild = {arn for _, each in statements for arn in as_list(each["Resource"]) if "*" in arn}
    used = {pattern for pattern in WILDCARDS for arn in wild if re.fullmatch(pattern, arn)}
    assert [arn for arn in wild if not any(re.fullmatch(pattern, arn) for pattern in used)] == []
    assert used == set(WILDCARDS)


def test_every_action_supports_the_resources_of_its_statement(statements):
    """A statement with a resource that its action does not support is valid, but never applies; no other test fails."""
    used = set()
    for _, statement in statements:
        for action in as_list(statement["Action"]):
            for arn in as_list(statement["Resource"]):
                if arn == "*":
                    used.add(action)
                else:
                    assert any(form.fullmatch(arn) for form in arn_patterns(action)), (action, arn)
    assert used == set(WITHOUT_RESOURCE)
    assert [action for action in used if action.startswith("glue:") and arn_patterns(action)] == []


def test_the_worker_may_run_the_jobs_of_its_stack_and_no_other(deployed):
    stack = deployed["Orders"]
    worker = stack.policies()[stack.role_of("AWS::Lambda::Function", Handler=f"{HANDLERS}.worker.handler")]
    named = {arn.rpartition("/")[2] for each in worker for arn in as_list(each["Resource"]) if ":glue:" in arn}
    runs = stack.all("Custom::GlueJobRun").values()
    assert named == {stack.value(run["Run"]["JobName"]) for run in runs}


class TestAddressValidationJobs:
    """Permissions that only conditions restrict."""

    JOB = "arn:aws:geo:eu-west-1:123456789012:job/made"

    @pytest.fixture
    def worker(self, deployed):
        stack = deployed["Addresses"]
        return stack.policies()[stack.role_of("AWS::Lambda::Function", Handler=f"{HANDLERS}.worker.handler")]

    @pytest.mark.parametrize(
        ("action", "key"),
        [("StartJob", "RequestTag"), ("TagResource", "RequestTag"), ("CancelJob", "ResourceTag")],
    )
    def test_the_tag_restricts_jobs_to_the_stack(self, worker, action, key):
        own = AccessRequest(f"geo:{action}", self.JOB, {f"aws:{key}/glue-constructs": "Addresses/a.b.c"})
        assert is_allowed(worker, own)
        assert not is_allowed(worker, replace(own, context={f"aws:{key}/glue-constructs": "Another/a.b.c"}))
        assert not is_allowed(worker, replace(own, context={f"aws:{key}/team": "Addresses/a.b.c"}))
        assert not is_allowed(worker, replace(own, context={}))

    def test_a_role_is_passed_to_amazon_location_only(self, worker):
        passed = AccessRequest("iam:PassRole", LOCATION_ROLE, {"iam:PassedToService": "geo.amazonaws.com"})
        assert is_allowed(worker, passed)
        assert not is_allowed(worker, replace(passed, context={"iam:PassedToService": "glue.amazonaws.com"}))
        assert not is_allowed(worker, replace(passed, resource=f"{LOCATION_ROLE}-of-others"))
