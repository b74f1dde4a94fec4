from __future__ import annotations

import aws_cdk as cdk
import pytest
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct
from jobs.policies import allowed, of_type, readable
from synth import constructs, resources, template

from glue_constructs import InvalidInput, InvalidJob, JobLogs, PythonShellJob, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
SHARED = "/aws-glue/jobs/<AWS::StackName>"
PREFIX, GROUP, SWITCH = "--custom-logGroup-prefix", "--continuous-log-logGroup", "--enable-continuous-cloudwatch-log"
WRITE = ["logs:CreateLogStream", "logs:PutLogEvents"]


def job(stack: Construct, id: str = "Orders", *, glue_version: str = "5.1", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version=glue_version, **props)


def arguments(stack: cdk.Stack) -> list[dict[str, str]]:
    return [each.get("DefaultArguments", {}) for each in of_type(stack, "AWS::Glue::Job")]


def names(stack: cdk.Stack) -> list[str]:
    return [group["LogGroupName"] for group in of_type(stack, "AWS::Logs::LogGroup")]


def logging(stack: cdk.Stack, role: str = "OrdersRole") -> dict[str, list[str]]:
    return {action: arns for action, arns in allowed(stack, role).items() if action.startswith("logs:")}


class TestShared:
    def test_all_jobs_of_a_stack_share_groups_that_expire(self, stack, template_snapshot):
        for name, version in (("Orders", "5.1"), ("Customers", "6.0"), ("Old", "4.0"), ("Older", "3.0")):
            job(stack, name, glue_version=version)
        assert constructs(stack, "GlueConstructsLogs") == template_snapshot
        assert names(stack) == [f"{SHARED}/error", f"{SHARED}/output", f"{SHARED}/logs-v2"]
        assert {group["RetentionInDays"] for group in of_type(stack, "AWS::Logs::LogGroup")} == {90}

    def test_a_group_is_deleted_with_its_stack_so_that_a_rolled_back_deployment_can_be_retried(self, stack):
        job(stack)
        policies = [each["DeletionPolicy"] for each in resources(stack, "GlueConstructsLogs").values()]
        assert policies == ["Delete", "Delete"]

    def test_from_glue_5_on_the_argument_is_the_prefix(self, stack):
        job(stack)
        assert arguments(stack) == [{"--job-language": "python", PREFIX: SHARED}]

    def test_up_to_glue_4_continuous_logging_is_on(self, stack):
        job(stack, glue_version="4.0")
        assert arguments(stack) == [{"--job-language": "python", SWITCH: "true", GROUP: f"{SHARED}/logs-v2"}]

    def test_the_role_may_write_to_exactly_the_groups_and_create_none(self, stack):
        job(stack)
        error, output = resources(stack, "GlueConstructsLogs")
        assert logging(stack) == {action: [f"<{error}.Arn>", f"<{output}.Arn>"] for action in WRITE}

    def test_up_to_glue_4_the_job_writes_to_the_groups_of_the_service_too(self, stack):
        job(stack, glue_version="4.0")
        [group] = resources(stack, "GlueConstructsLogs")
        service = [f"logs::log-group:/aws-glue/jobs/{kind}:*" for kind in ("error", "output")]
        assert logging(stack) == {
            "logs:CreateLogGroup": service,
            **{action: [f"<{group}.Arn>", *service] for action in WRITE},
        }

    def test_jobs_of_nested_scopes_and_nested_stacks_find_the_groups_of_their_stack(self, stack):
        job(Construct(stack, "Feature"))
        job(stack)
        nested = cdk.NestedStack(stack, "Nested")
        job(nested)
        assert len(names(stack)) == len(names(nested)) == 2

    def test_the_order_of_jobs_does_not_change_the_ids_of_groups(self, stack):
        later = cdk.Stack(cdk.App(analytics_reporting=False), "Stack")
        for where, order in ((stack, ("5.1", "4.0")), (later, ("4.0", "5.1"))):
            for version in order:
                job(where, f"Job{version[0]}", glue_version=version)
        assert resources(stack, "GlueConstructsLogs") == resources(later, "GlueConstructsLogs")

    def test_with_a_given_role_the_job_depends_on_its_groups(self, stack):
        role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
        job(stack, role=role)
        [made] = [each for each in template(stack)["Resources"].values() if each["Type"] == "AWS::Glue::Job"]
        assert made["DependsOn"] == sorted(resources(stack, "GlueConstructsLogs"))

    def test_a_second_job_adds_two_resources(self, stack):
        job(stack)
        job(stack, "Customers")
        assert len(resources(stack, "Orders")) == len(resources(stack, "Customers")) == 2
        assert len(template(stack)["Resources"]) == 2 + 2 + 2


class TestChosen:
    def test_two_jobs_with_logs_of_their_own(self, stack, template_snapshot):
        key = kms.Key(stack, "Key")
        week = JobLogs(retention=logs.RetentionDays.ONE_WEEK, encryption_key=key)
        job(stack, "Orders", logs=week)
        job(stack, "Customers", glue_version="4.0", logs=week)
        assert constructs(stack, "GlueConstructsLogs") == template_snapshot
        assert names(stack) == [f"{SHARED}/Orders/error", f"{SHARED}/Orders/output", f"{SHARED}/Customers/logs-v2"]

    def test_the_key_policy_allows_cloudwatch_logs_to_encrypt_these_groups_only(self, stack):
        job(stack, logs=JobLogs(encryption_key=kms.Key(stack, "Key"), prefix="/orders"))
        [key] = of_type(stack, "AWS::KMS::Key")
        _, statement = key["KeyPolicy"]["Statement"]
        assert statement["Principal"] == {"Service": "logs.<AWS::Region>.<AWS::URLSuffix>"}
        assert statement["Condition"]["ArnLike"] == {
            "kms:EncryptionContext:aws:logs:arn": (
                "arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:/orders/*"
            )
        }

    def test_jobs_with_the_same_prefix_share_its_groups(self, stack):
        for name in ("Orders", "Customers"):
            job(stack, name, logs=JobLogs(prefix="/shop"))
        assert names(stack) == ["/shop/error", "/shop/output"]
        assert [each[PREFIX] for each in arguments(stack)] == ["/shop", "/shop"]

    def test_a_prefix_may_be_a_token(self, stack):
        prefix = cdk.CfnParameter(stack, "Prefix").value_as_string
        for name in ("Orders", "Customers"):
            job(stack, name, logs=JobLogs(prefix=prefix))
        assert names(stack) == ["<Prefix>/error", "<Prefix>/output"]

    @pytest.mark.parametrize("version", ["3.0", "4.0"])
    def test_up_to_glue_4_a_log_group_can_be_given(self, stack, version):
        group = logs.LogGroup(stack, "Group")
        job(stack, glue_version=version, logs=group)
        [made] = resources(stack, "Group")
        assert arguments(stack)[0][GROUP] == f"<{made}>"
        assert f"<{made}.Arn>" in logging(stack)["logs:PutLogEvents"]

    def test_false_uses_the_groups_of_the_service(self, stack):
        job(stack, logs=False)
        assert names(stack) == []
        assert arguments(stack) == [{"--job-language": "python"}]
        assert logging(stack)["logs:CreateLogGroup"] == [
            f"logs::log-group:/aws-glue/jobs/{kind}:*" for kind in ("error", "output", "logs-v2")
        ]

    def test_groups_in_the_users_arguments_are_used(self, stack):
        job(stack, arguments={PREFIX: "/mine"})
        assert names(stack) == []
        assert "logs::log-group:/mine/output:*" in logging(stack)["logs:PutLogEvents"]

    def test_a_python_shell_job_writes_to_the_groups_of_the_service(self, stack):
        PythonShellJob(stack, "Orders", script=SCRIPT)
        assert names(stack) == []
        assert logging(stack)["logs:PutLogEvents"] == [
            f"logs::log-group:/aws-glue/python-jobs/{kind}:*" for kind in ("error", "output")
        ]

    def test_with_an_unknown_glue_version_the_groups_of_the_service_are_used(self, stack):
        job(stack, glue_version=cdk.CfnParameter(stack, "Version").value_as_string)
        assert names(stack) == []
        assert arguments(stack) == [{"--job-language": "python"}]


class TestSecurityConfigurationByName:
    """A security configuration by name: it is not known if it encrypts logs, so there are groups for both cases."""

    def test_from_glue_5_on_both_pairs_of_groups_are_created_and_may_be_written(self, stack):
        job(stack, security_configuration="encrypted")
        [role] = resources(stack, "OrdersRole")
        encrypted = f"{SHARED}/encrypted-<5 of <{role}.Arn> by :>"
        assert sorted(names(stack)) == sorted(
            f"{prefix}/{kind}" for prefix in (SHARED, encrypted) for kind in ("error", "output")
        )
        assert logging(stack)["logs:AssociateKmsKey"] == [f"logs::log-group:{SHARED}/encrypted-role/*"]

    def test_the_name_of_an_imported_role_is_read_from_its_arn(self, stack):
        role = iam.Role.from_role_arn(stack, "Etl", "arn:aws:iam::123456789012:role/service-role/etl")
        job(stack, security_configuration="encrypted", role=role)
        assert f"{SHARED}/encrypted-role/service-role/etl/error" in names(stack)

    def test_jobs_with_one_role_share_the_groups(self, stack):
        role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
        for name in ("Orders", "Customers"):
            job(stack, name, security_configuration="encrypted", role=role)
        assert len(names(stack)) == 4

    def test_up_to_glue_4_the_name_of_the_group_contains_the_configurations_name(self, stack):
        job(stack, glue_version="4.0", security_configuration="encrypted")
        assert f"{SHARED}/logs-v2-encrypted" in names(stack)
        assert "logs::log-group:/aws-glue/jobs*" in logging(stack)["logs:AssociateKmsKey"]

    def test_a_python_shell_jobs_groups_are_unknown(self, stack):
        PythonShellJob(stack, "Orders", script=SCRIPT, security_configuration="encrypted")
        assert logging(stack)["logs:AssociateKmsKey"] == ["logs::log-group:/aws-glue/*"]


class TestBadInput:
    @pytest.mark.parametrize(
        ("wrong", "message"),
        [
            ({"retention": 7}, r"retention must be an aws_logs\.RetentionDays such as ONE_MONTH, got 7"),
            ({"encryption_key": "arn"}, r"encryption_key must be an aws_kms\.IKey, got 'arn'"),
            ({"removal_policy": "destroy"}, r"removal_policy must be an aws_cdk\.RemovalPolicy, got 'destroy'"),
            ({"prefix": "/orders/"}, r"prefix must be a string that does not end with '/'.*, got '/orders/'"),
            ({"prefix": ""}, "prefix must be a string .* got ''"),
        ],
    )
    def test_a_value_of_the_wrong_type(self, wrong, message):
        with pytest.raises(InvalidInput, match=message):
            JobLogs(**wrong)

    def test_one_error_has_all_faults(self):
        with pytest.raises(InvalidInput, match=r"retention must .*; prefix must"):
            JobLogs(retention=7, prefix="/")

    def test_a_prefix_that_glue_refuses(self, stack):
        with pytest.raises(InvalidJob, match=r"GC468 DefaultArguments\.--custom-logGroup-prefix"):
            job(stack, logs=JobLogs(prefix="a:b"))
        assert stack.node.children == []

    @pytest.mark.parametrize("wrong", [True, "/aws-glue/mine", 7])
    def test_a_wrong_type_of_logs(self, stack, wrong):
        with pytest.raises(InvalidInput, match="logs must be JobLogs, a log group, or False"):
            job(stack, logs=wrong)

    def test_different_settings_for_shared_groups(self, stack):
        job(stack, logs=JobLogs(prefix="/shop"))
        with pytest.raises(InvalidInput, match=r"logs must have the same settings .* '/shop/error'"):
            job(stack, "Customers", logs=JobLogs(prefix="/shop", retention=logs.RetentionDays.ONE_DAY))
        assert stack.node.try_find_child("Customers") is None

    def test_one_log_group_from_glue_5_on(self, stack):
        with pytest.raises(InvalidInput, match="two groups, <prefix>/error and <prefix>/output"):
            job(stack, logs=logs.LogGroup(stack, "Group"))

    def test_logs_of_an_unknown_glue_version(self, stack):
        version = cdk.CfnParameter(stack, "Version").value_as_string
        with pytest.raises(InvalidInput, match="logs need a Glue version that is known at synth"):
            job(stack, glue_version=version, logs=JobLogs())

    def test_logs_of_a_python_shell_job(self, stack):
        with pytest.raises(
            InvalidInput, match="logs cannot be chosen for Python shell jobs: they write to /aws-glue/py"
        ):
            PythonShellJob(stack, "Orders", script=SCRIPT, logs=JobLogs())

    def test_a_key_of_another_region(self):
        stack = cdk.Stack(cdk.App(), "Stack", env=cdk.Environment(region="eu-west-1"))
        key = kms.Key.from_key_arn(stack, "Key", "arn:aws:kms:us-east-1:123456789012:key/1")
        with pytest.raises(
            InvalidInput, match=r"logs\.encryption_key must be a key in the stack's Region, 'eu-west-1'"
        ):
            job(stack, logs=JobLogs(encryption_key=key))
        assert stack.node.try_find_child("Orders") is None

    def test_an_argument_that_the_prop_sets(self, stack):
        with pytest.raises(InvalidInput, match=rf"'{PREFIX}' is set by the prop 'logs'.*got '/mine'"):
            job(stack, logs=JobLogs(prefix="/ours"), arguments={PREFIX: "/mine"})


def test_the_shared_prefix_is_one_that_glue_accepts(stack):
    job(stack)
    [made] = arguments(stack)
    assert readable(made[PREFIX]).startswith("/aws-glue/")
