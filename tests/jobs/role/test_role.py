from __future__ import annotations

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from jobs.policies import allowed, of_type, readable
from synth import constructs

from glue_constructs import InvalidInput, SparkEtlJob
from glue_constructs.jobs.role.statements import allow, merge_statements

SCRIPT = "s3://scripts/orders.py"
GLUE = iam.ServicePrincipal
IAM_LIMIT = 10_240


def job(stack: cdk.Stack, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", **props)


class TestItsOwn:
    def test_two_jobs_with_a_path_and_a_boundary(self, stack, template_snapshot):
        boundary = iam.ManagedPolicy(
            stack, "Boundary", statements=[iam.PolicyStatement(not_actions=["iam:*"], resources=["*"])]
        )
        job(stack, role_path="/etl/", role_permissions_boundary=boundary)
        job(stack, "Customers", role_permissions_boundary="arn:aws:iam::123456789012:policy/boundary")
        assert constructs(stack, "Orders/Role", "Customers/Role") == template_snapshot

    def test_path_and_boundary_pass_through(self, stack):
        job(stack, role_path="/etl/", role_permissions_boundary="arn:aws:iam::123456789012:policy/boundary")
        [role] = of_type(stack, "AWS::IAM::Role")
        assert role["Path"] == "/etl/"
        assert role["PermissionsBoundary"] == "arn:aws:iam::123456789012:policy/boundary"

    def test_a_boundary_of_the_stack_applies_to_it(self, stack):
        job(stack)
        iam.PermissionsBoundary.of(stack).apply(iam.ManagedPolicy.from_managed_policy_name(stack, "Bound", "bound"))
        [role] = of_type(stack, "AWS::IAM::Role")
        assert role["PermissionsBoundary"].endswith(":policy/bound")

    def test_many_grants_stay_below_the_limit_of_iam(self, stack):
        made = job(stack, catalog_databases=[f"database_{number}" for number in range(10)])
        for number in range(20):
            s3.Bucket.from_bucket_name(stack, f"Bucket{number}", f"lake-{number}-of-the-data-team").grant_read_write(
                made
            )
        [role] = of_type(stack, "AWS::IAM::Role")
        # IAM counts the characters of the resolved pseudo parameters, without spaces.
        text = json.dumps([policy["PolicyDocument"] for policy in role["Policies"]], separators=(",", ":"))
        for name, value in (("Region", "ap-northeast-1"), ("AccountId", "123456789012"), ("Partition", "aws-us-gov")):
            text = text.replace(f"<AWS::{name}>", value)
        assert len(text) < IAM_LIMIT

    def test_statements_with_the_same_actions_are_merged(self):
        only = {"StringEquals": {"a": "b"}}
        statements = [
            allow(["s3:GetObject"], ["1"]),
            allow(["s3:GetObject"], ["2", "1"]),
            allow(["s3:GetObject"], ["3"], only),
        ]
        assert merge_statements(statements) == [
            allow(["s3:GetObject"], ["1", "2"]),
            allow(["s3:GetObject"], ["3"], only),
        ]


class TestTrust:
    """A role of this app that is passed to a job must trust Glue."""

    @pytest.mark.parametrize(
        ("principal", "named"),
        [
            (iam.ServicePrincipal("lambda.amazonaws.com"), "trusts 'lambda.amazonaws.com'"),
            (iam.ArnPrincipal("arn:aws:iam::123456789012:role/x"), "trusts 'arn:aws:iam::123456789012:role/x'"),
            (
                iam.CompositePrincipal(
                    iam.ServicePrincipal("a.amazonaws.com"), iam.ServicePrincipal("b.amazonaws.com")
                ),
                "trusts 'a.amazonaws.com' and 'b.amazonaws.com'",
            ),
        ],
    )
    def test_a_role_that_does_not_trust_glue_is_refused(self, stack, principal, named):
        role = iam.Role(stack, "Etl", assumed_by=principal)
        with pytest.raises(InvalidInput) as caught:
            job(stack, role=role)
        assert "role must be one that Glue can assume, got 'Stack/Etl'" in str(caught.value)
        assert named in str(caught.value)
        assert "assumed_by=ServicePrincipal('glue.amazonaws.com')" in str(caught.value)
        assert stack.node.try_find_child("Orders") is None

    def test_a_role_that_also_trusts_glue_is_taken(self, stack):
        principals = iam.CompositePrincipal(GLUE("lambda.amazonaws.com"), GLUE("glue.amazonaws.com"))
        role = iam.Role(stack, "Etl", assumed_by=principals)
        assert [job(stack, each, role=role).role for each in ("Orders", "Customers")] == [role, role]

    def test_its_trust_policy_may_be_changed_before_the_job(self, stack):
        role = iam.Role(stack, "Etl", assumed_by=GLUE("lambda.amazonaws.com"))
        more = iam.PolicyStatement(actions=["sts:AssumeRole"], principals=[GLUE("glue.amazonaws.com")])
        role.assume_role_policy.add_statements(more)
        assert job(stack, role=role).role is role

    def test_an_unknown_principal_is_taken(self, stack):
        service = cdk.CfnParameter(stack, "Service").value_as_string
        job(stack, role=iam.Role(stack, "Etl", assumed_by=iam.ArnPrincipal(service)))

    @pytest.mark.parametrize("mutable", [True, False])
    def test_an_imported_role_is_taken(self, stack, mutable):
        arn = "arn:aws:iam::123456789012:role/etl"
        job(stack, role=iam.Role.from_role_arn(stack, "Etl", arn, mutable=mutable))
        assert (of_type(stack, "AWS::IAM::Policy") != []) is mutable

    @pytest.mark.parametrize("version", ["5.1", "4.0"])
    def test_a_role_of_another_stack_may_write_to_the_groups_of_the_jobs_stack(self, version):
        app = cdk.App(analytics_reporting=False)
        shared, other = cdk.Stack(app, "Shared"), cdk.Stack(app, "Other", stack_name="orders")
        role = iam.Role(shared, "Etl", assumed_by=GLUE("glue.amazonaws.com"))
        SparkEtlJob(other, "Orders", script=SCRIPT, glue_version=version, role=role)
        [kind] = {"5.1": ["error"], "4.0": ["logs-v2"]}[version]
        group = f"logs::log-group:/aws-glue/jobs/orders/{kind}:*"
        assert group in allowed(shared, "Etl")["logs:PutLogEvents"]

    def test_a_role_shared_by_jobs_of_several_stacks_has_the_permissions_of_all(self):
        app = cdk.App(analytics_reporting=False)
        stacks = [cdk.Stack(app, name) for name in ("Shared", "Other")]
        role = iam.Role(stacks[0], "Etl", assumed_by=GLUE("glue.amazonaws.com"))
        for stack in stacks:
            for name in ("orders", "customers"):
                SparkEtlJob(
                    stack, name, script=f"s3://code/{stack.stack_name}/{name}.py", glue_version="4.0", role=role
                )
        may = allowed(stacks[0], "Etl")
        assert {arn.split("code/")[1] for arn in may["s3:GetObject"]} == {
            "Shared/orders.py",
            "Shared/customers.py",
            "Other/orders.py",
            "Other/customers.py",
        }
        assert "logs::log-group:/aws-glue/jobs/Other/logs-v2:*" in may["logs:PutLogEvents"]
        assert any("logsv2" in arn for arn in may["logs:PutLogEvents"])  # the group of its own stack, by reference

    def test_the_role_of_another_job_is_taken(self, stack):
        first = job(stack)
        assert job(stack, "Customers", role=first.role).role is first.role


class TestBadInput:
    def test_a_path_or_boundary_with_a_given_role(self, stack):
        role = iam.Role(stack, "Etl", assumed_by=GLUE("glue.amazonaws.com"))
        with pytest.raises(InvalidInput, match="role_path and role_permissions_boundary must be omitted with role"):
            job(stack, role=role, role_path="/etl/", role_permissions_boundary="arn:aws:iam::1:policy/b")

    def test_a_wrong_type_of_role(self, stack):
        with pytest.raises(InvalidInput, match=r"role must be an aws_iam\.IRole, got 'etl'"):
            job(stack, role="etl")


def test_intrinsic_functions_of_a_policy_are_readable():
    """The test helper `readable` works."""
    joined = {"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":x:", {"Fn::GetAtt": ["Key", "Arn"]}]]}
    assert readable({"Resource": [joined]}) == {"Resource": ["arn:<AWS::Partition>:x:<Key.Arn>"]}
