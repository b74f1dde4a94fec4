from __future__ import annotations

import aws_cdk as cdk
import jsii
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_secretsmanager as secretsmanager
from jobs.policies import allowed, of_type, readable
from synth import constructs, resources

from glue_constructs import InvalidInput, PythonShellJob, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
READ = ("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue")


def job(stack: cdk.Stack, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", **props)


def test_two_jobs_with_a_secret(stack, template_snapshot):
    database = secretsmanager.Secret(stack, "Database")
    job(stack, arguments={"--database": database})
    PythonShellJob(stack, "Customers", script=SCRIPT, non_overridable_arguments={"--database": database})
    assert constructs(stack, "Orders", "Customers") == template_snapshot


@pytest.mark.parametrize("prop", ["arguments", "non_overridable_arguments"])
def test_the_argument_is_the_arn_and_the_role_may_read_this_secret_only(stack, prop):
    job(stack, **{prop: {"--database": secretsmanager.Secret(stack, "Database"), "--day": "monday"}})
    [secret] = resources(stack, "Database")
    [made] = of_type(stack, "AWS::Glue::Job")
    given = made["DefaultArguments" if prop == "arguments" else "NonOverridableArguments"]
    assert given["--database"] == f"<{secret}>"
    assert [allowed(stack, "OrdersRole")[action] for action in READ] == [[f"<{secret}>"]] * 2


def test_the_role_may_use_the_key_of_the_secret_through_secrets_manager_only(stack):
    key = kms.Key(stack, "Key")
    job(stack, arguments={"--database": secretsmanager.Secret(stack, "Database", encryption_key=key)})
    [role] = of_type(stack, "AWS::IAM::Role")
    [using] = [
        each
        for policy in role["Policies"]
        for each in policy["PolicyDocument"]["Statement"]
        if each["Action"] == ["kms:Decrypt"]
    ]
    assert using["Resource"] == [readable(stack.resolve(key.key_arn))]
    assert using["Condition"] == {"StringEquals": {"kms:ViaService": "secretsmanager.<AWS::Region>.amazonaws.com"}}


def test_a_given_role_may_read_it_too(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job(stack, role=role, arguments={"--database": secretsmanager.Secret(stack, "Database")})
    assert set(READ) <= set(allowed(stack, "Etl"))


def test_an_imported_secret_may_be_read_by_its_name(stack):
    secret = secretsmanager.Secret.from_secret_name_v2(stack, "Database", "prod/db")
    job(stack, arguments={"--database": secret})
    [arn] = allowed(stack, "OrdersRole")["secretsmanager:GetSecretValue"]
    assert arn == "secretsmanager::secret:prod/db-??????"


def test_a_lazy_value_that_cannot_be_resolved_yet_is_unknown(stack):
    @jsii.implements(cdk.IStringProducer)
    class Later:
        day = ""

        def produce(self, _context: cdk.IResolveContext) -> str:
            if not self.day:
                raise ValueError("not known yet")
            return self.day

    later = Later()
    job(stack, arguments={"--day": cdk.Lazy.uncached_string(later)})
    later.day = "monday"
    [made] = of_type(stack, "AWS::Glue::Job")
    assert made["DefaultArguments"]["--day"] == "monday"


class TestBadInput:
    """The value of a secret: CloudFormation would write it to the job's definition in clear text."""

    @pytest.mark.parametrize(
        "reveal",
        [
            pytest.param(lambda secret: secret.secret_value, id="the-value-itself"),
            pytest.param(lambda secret: secret.secret_value.unsafe_unwrap(), id="unwrapped"),
            pytest.param(lambda secret: secret.secret_value_from_json("password").unsafe_unwrap(), id="a-field"),
            pytest.param(lambda _: "{{resolve:secretsmanager:db:SecretString:password}}", id="a-reference-in-words"),
            pytest.param(lambda _: "u:{{resolve:ssm-secure:/db/password:1}}", id="a-secure-parameter"),
            pytest.param(lambda _: cdk.SecretValue.unsafe_plain_text("hunter2"), id="plain-text"),
        ],
    )
    @pytest.mark.parametrize("prop", ["arguments", "non_overridable_arguments"])
    def test_the_value_of_a_secret(self, stack, prop, reveal):
        value = reveal(secretsmanager.Secret(stack, "Database"))
        with pytest.raises(InvalidInput) as caught:
            job(stack, **{prop: {"--password": value}})
        assert str(caught.value).startswith(f"{prop} must not contain the value of a secret")
        assert "got one for '--password': pass the secret itself" in str(caught.value)
        assert "hunter2" not in str(caught.value)
        assert stack.node.try_find_child("Orders") is None

    def test_one_error_has_all_keys(self, stack):
        value = secretsmanager.Secret(stack, "Database").secret_value.unsafe_unwrap()
        with pytest.raises(InvalidInput, match=r"'--one'.*'--two'"):
            job(stack, arguments={"--one": value}, non_overridable_arguments={"--two": value})

    def test_a_parameter_without_a_secret_is_taken(self, stack):
        job(stack, arguments={"--day": "{{resolve:ssm:/day:1}}"})
        [made] = of_type(stack, "AWS::Glue::Job")
        assert made["DefaultArguments"]["--day"] == "{{resolve:ssm:/day:1}}"
