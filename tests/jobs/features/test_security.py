from __future__ import annotations

import json

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from cdk_nag import AwsSolutionsChecks
from cfn_lint import cfn_lint_findings
from jobs.policies import allowed, of_type, readable
from synth import constructs, template

from glue_constructs import InvalidInput, SecurityConfiguration, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
KEY_ACTIONS = ("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey")


def job(stack: cdk.Stack, configuration: object, id: str = "Orders", **props: object) -> SparkEtlJob:
    given = {"script": SCRIPT, "glue_version": "5.1", "security_configuration": configuration, **props}
    return SparkEtlJob(stack, id, **given)


def keys_of(stack: cdk.Stack, role: str = "OrdersRole") -> set[tuple[str, ...]]:
    found = allowed(stack, role)
    return {tuple(found.get(action, ())) for action in KEY_ACTIONS}


def test_two_configurations_with_a_job_each(stack, template_snapshot):
    shared = kms.Key(stack, "Shared")
    job(stack, SecurityConfiguration(stack, "Encrypted"))
    job(stack, SecurityConfiguration(stack, "Strict", encryption_key=shared), "Customers")
    assert constructs(stack, "Encrypted", "Strict", "Shared", "Orders", "GlueConstructsLogs") == template_snapshot


def test_s3_logs_and_bookmarks_are_encrypted_with_the_one_key(stack):
    SecurityConfiguration(stack, "Encrypted")
    [made] = of_type(stack, "AWS::Glue::SecurityConfiguration")
    [key] = [name for name, each in template(stack)["Resources"].items() if each["Type"] == "AWS::KMS::Key"]
    arn = f"<{key}.Arn>"
    assert made["EncryptionConfiguration"] == {
        "S3Encryptions": [{"S3EncryptionMode": "SSE-KMS", "KmsKeyArn": arn}],
        "CloudWatchEncryption": {"CloudWatchEncryptionMode": "SSE-KMS", "KmsKeyArn": arn},
        "JobBookmarksEncryption": {"JobBookmarksEncryptionMode": "CSE-KMS", "KmsKeyArn": arn},
    }


def test_its_own_key_is_rotated_and_stays(stack):
    SecurityConfiguration(stack, "Encrypted")
    [key] = [each for each in template(stack)["Resources"].values() if each["Type"] == "AWS::KMS::Key"]
    assert key["Properties"]["EnableKeyRotation"] is True
    assert key["DeletionPolicy"] == "Retain"


def test_cloudwatch_logs_may_use_the_key_for_groups_with_the_configurations_name(stack):
    configuration = SecurityConfiguration(stack, "Encrypted")
    [key] = of_type(stack, "AWS::KMS::Key")
    _, statement = key["KeyPolicy"]["Statement"]
    name = readable(stack.resolve(configuration.security_configuration_name))
    assert statement["Principal"] == {"Service": "logs.<AWS::Region>.<AWS::URLSuffix>"}
    [pattern] = statement["Condition"]["ArnLike"].values()
    assert pattern == f"arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*{name}*"


def test_the_jobs_groups_are_encrypted_expire_and_have_its_name(stack):
    job(stack, SecurityConfiguration(stack, "Encrypted"))
    for group in of_type(stack, "AWS::Logs::LogGroup"):
        [configuration] = of_type(stack, "AWS::Glue::SecurityConfiguration")
        assert f"/{configuration['Name']}-" in group["LogGroupName"]
        assert group["RetentionInDays"] == 90
        assert group["KmsKeyId"] == configuration["EncryptionConfiguration"]["CloudWatchEncryption"]["KmsKeyArn"]


def test_every_job_that_takes_it_may_use_the_key_and_associate_it(stack):
    job(stack, SecurityConfiguration(stack, "Encrypted"))
    [key] = [name for name, each in template(stack)["Resources"].items() if each["Type"] == "AWS::KMS::Key"]
    assert keys_of(stack) == {(f"<{key}.Arn>",)}
    [configuration] = of_type(stack, "AWS::Glue::SecurityConfiguration")
    prefix = f"logs::log-group:/aws-glue/jobs/<AWS::StackName>/{configuration['Name']}-role/*"
    assert allowed(stack, "OrdersRole")["logs:AssociateKmsKey"] == [prefix]


def test_a_given_role_may_use_the_key_too(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job(stack, SecurityConfiguration(stack, "Encrypted"), role=role)
    assert keys_of(stack, "Etl") != {()}


def test_the_name_changes_with_the_key_because_a_change_replaces_the_configuration(stack):
    one, other = (
        SecurityConfiguration(cdk.Stack(cdk.App(), "Stack"), "Encrypted", encryption_key=None),
        SecurityConfiguration(stack, "Encrypted", encryption_key=kms.Key(stack, "Key")),
    )
    names = {readable(cdk.Stack.of(each).resolve(each.security_configuration_name)) for each in (one, other)}
    assert len(names) == 2
    assert all(name.startswith("<AWS::StackName>-") for name in names)


class TestConfigurationsOfTheCdk:
    """Security configurations of aws_cdk.aws_glue: their definition is read."""

    def test_the_l1s_keys_may_be_used_and_its_mode_is_known(self, stack):
        made = glue.CfnSecurityConfiguration
        configuration = made(
            stack,
            "L1",
            name="l1",
            encryption_configuration=made.EncryptionConfigurationProperty(
                s3_encryptions=[
                    made.S3EncryptionProperty(s3_encryption_mode="SSE-KMS", kms_key_arn=kms.Key(stack, "S3").key_arn)
                ],
                job_bookmarks_encryption=made.JobBookmarksEncryptionProperty(
                    job_bookmarks_encryption_mode="CSE-KMS", kms_key_arn="arn:aws:kms:eu-west-1:123456789012:key/1"
                ),
            ),
        )
        job(stack, configuration)
        [keys] = keys_of(stack)
        assert "arn:aws:kms:eu-west-1:123456789012:key/1" in keys
        assert len(keys) == 2
        # Its logs are not encrypted: the groups of the stack are used.
        assert "logs:AssociateKmsKey" not in allowed(stack, "OrdersRole")
        assert len(of_type(stack, "AWS::Logs::LogGroup")) == 2

    @pytest.mark.skipif(not hasattr(glue, "SecurityConfiguration"), reason="came with aws-cdk-lib 2.270")
    def test_the_l2s_key_may_be_used(self, stack):
        key = kms.Key(stack, "Key")
        encryption = glue.CloudWatchEncryption.kms(key)
        job(stack, glue.SecurityConfiguration(stack, "L2", cloud_watch_encryption=encryption))
        assert keys_of(stack) == {(readable(stack.resolve(key.key_arn)),)}
        assert "logs:AssociateKmsKey" in allowed(stack, "OrdersRole")

    def test_a_configuration_by_name_is_unknown(self, stack):
        job(stack, "encrypted")
        assert keys_of(stack) == {()}


class TestBadInput:
    def test_a_key_of_another_region(self):
        stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region="eu-west-1"))
        key = kms.Key.from_key_arn(stack, "Key", "arn:aws:kms:us-east-1:123456789012:key/1")
        message = "encryption_key must be a key in the stack's Region, 'eu-west-1', got a key in 'us-east-1'"
        with pytest.raises(InvalidInput, match=message):
            SecurityConfiguration(stack, "Encrypted", encryption_key=key)
        assert stack.node.try_find_child("Encrypted") is None

    def test_a_key_where_a_region_is_unknown_is_taken(self, stack):
        key = kms.Key.from_key_arn(stack, "Key", "arn:aws:kms:us-east-1:123456789012:key/1")
        configuration = SecurityConfiguration(stack, "Encrypted", encryption_key=key)
        [warning] = [each.data for each in configuration.node.metadata if each.type == "aws:cdk:warning"]
        assert "it must allow logs.<region>.amazonaws.com to encrypt and decrypt" in warning

    def test_a_wrong_type_of_key(self, stack):
        with pytest.raises(InvalidInput, match=r"encryption_key must be an aws_kms\.IKey, got 'arn:aws:kms'"):
            SecurityConfiguration(stack, "Encrypted", encryption_key="arn:aws:kms")

    def test_a_wrong_type_of_configuration(self, stack):
        with pytest.raises(InvalidInput, match="security_configuration must be a name or a construct of one, got 7"):
            job(stack, 7)

    def test_a_second_key_for_the_logs(self, stack):
        from glue_constructs import JobLogs  # noqa: PLC0415

        logs = JobLogs(encryption_key=kms.Key(stack, "Key"))
        with pytest.raises(InvalidInput, match=r"logs\.encryption_key must be omitted"):
            job(stack, SecurityConfiguration(stack, "Encrypted"), logs=logs)


def test_cfn_lint_has_no_findings(stack):
    job(stack, SecurityConfiguration(stack, "Encrypted"), connections=["warehouse"], catalog_databases=["sales"])
    job(stack, SecurityConfiguration(stack, "Strict"), "Old", glue_version="4.0")
    # W3005: CDK adds dependencies that references already imply.
    assert cfn_lint_findings(template(stack), without={"W3005"}) == []


def test_cdk_nag_has_no_findings_for_a_job_with_it(tmp_path):
    """The app acknowledges nothing; the library acknowledges findings of its resources."""
    app = cdk.App(analytics_reporting=False, outdir=str(tmp_path))
    stack = cdk.Stack(app, "Stack")
    database = glue.CfnConnection.ConnectionInputProperty(connection_type="JDBC")
    job(
        stack,
        SecurityConfiguration(stack, "Encrypted"),
        arguments={"--enable-metrics": "true"},
        connections=["warehouse", glue.CfnConnection(stack, "Db", catalog_id="1", connection_input=database)],
        catalog_databases=["sales"],
    )
    job(stack, SecurityConfiguration(stack, "Strict"), "Old", glue_version="4.0")
    job(stack, SecurityConfiguration(stack, "Shell"), "Plain", logs=False)
    cdk.Validations.of(app).add_plugins(AwsSolutionsChecks(app))
    app.synth()
    report = json.loads((tmp_path / "validation-report.json").read_text())["pluginReports"]
    [ours] = [each for each in report if "suppressedViolations" in each]
    assert ours["violations"] == []
    acknowledged = ours["suppressedViolations"]
    assert {each["acknowledgedAt"] for each in acknowledged} == {
        f"Stack/{name}/Role" for name in ("Orders", "Old", "Plain")
    }
    assert all(len(each["reason"]) > 20 for each in acknowledged)
