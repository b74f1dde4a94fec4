from __future__ import annotations

from typing import TYPE_CHECKING

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_s3 as s3
from synth import properties, resources

from glue_constructs import (
    ExecutionClass,
    GlueJob,
    GlueVersion,
    InvalidInput,
    InvalidJob,
    InvalidScript,
    JobMode,
    SparkEtlJob,
    WorkerType,
)

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = "s3://scripts/orders.py"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "orders.py"
    path.write_text("print('orders')\n")
    return path


def test_two_jobs_with_required_props(stack, template_snapshot, script):
    orders = SparkEtlJob(stack, "Orders", script=script, glue_version=GlueVersion.V5_1)
    customers = SparkEtlJob(stack, "Customers", script=SCRIPT, glue_version="5.1")
    assert [orders, customers] == template_snapshot
    found = resources(stack, "Orders", "Customers")
    assert sorted(r["Type"] for r in found.values()) == ["AWS::Glue::Job"] * 2 + ["AWS::IAM::Role"] * 2


def test_two_jobs_with_every_prop(stack, snapshot_json):
    network_input = glue.CfnConnection.ConnectionInputProperty(connection_type="NETWORK")
    network = glue.CfnConnection(stack, "Network", catalog_id="1", connection_input=network_input)
    for name in ("Orders", "Customers"):
        SparkEtlJob(
            stack,
            name,
            script=SCRIPT,
            glue_version=GlueVersion.V4_0,
            worker_type=WorkerType.G_2X,
            number_of_workers=10,
            execution_class=ExecutionClass.FLEX,
            timeout=cdk.Duration.hours(2),
            max_retries=1,
            max_concurrent_runs=3,
            job_run_queuing_enabled=False,
            arguments={"--enable-metrics": "true", "--day": "monday"},
            non_overridable_arguments={"--stage": "prod"},
            connections=["warehouse", network],
            security_configuration="encrypted",
            notify_delay_after=cdk.Duration.minutes(10),
            job_name=name.lower(),
            description="every prop",
            job_mode=JobMode.NOTEBOOK,
            tags={"team": "data"},
        )
    assert properties(stack, "AWS::Glue::Job") == snapshot_json


def test_defaults_are_explicit_in_the_template(stack):
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    [job] = properties(stack, "AWS::Glue::Job")
    written = {name: job[name] for name in ("GlueVersion", "Timeout", "MaxRetries", "WorkerType", "NumberOfWorkers")}
    assert written == {
        "GlueVersion": "5.1",
        "Timeout": 480,
        "MaxRetries": 0,
        "WorkerType": "G.1X",
        "NumberOfWorkers": 2,
    }
    assert job["Command"]["PythonVersion"] == "3"


def test_the_created_role_may_read_the_script_and_write_logs_only(stack):
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    [role] = properties(stack, "AWS::IAM::Role")
    read, log = role["Policies"][0]["PolicyDocument"]["Statement"]
    assert read["Action"] == ["s3:GetObject"]
    assert read["Resource"] == [{"Fn::Join": ["", ["arn:", {"Ref": "AWS::Partition"}, ":s3:::scripts/orders.py"]]}]
    assert log["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]
    made = resources(stack, "GlueConstructsLogs")
    assert log["Resource"] == [{"Fn::GetAtt": [name, "Arn"]} for name in made]


def test_every_grant_lands_in_the_one_role_resource(stack):
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    key = kms.Key(stack, "Key")
    s3.Bucket(stack, "Lake", encryption_key=key).grant_read_write(job)
    job.role.add_managed_policy(iam.ManagedPolicy.from_aws_managed_policy_name("service-role/AWSGlueServiceRole"))
    assert properties(stack, "AWS::IAM::Policy") == []
    [role] = properties(stack, "AWS::IAM::Role")
    granted = role["Policies"][1]["PolicyDocument"]["Statement"]
    assert [s["Action"][0] for s in granted] == ["s3:Abort*", "kms:Decrypt"]
    assert len(role["ManagedPolicyArns"]) == 1


def test_a_grant_on_the_role(stack):
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    deployer = iam.Role(stack, "Deployer", assumed_by=iam.ServicePrincipal("codebuild.amazonaws.com"))
    job.role.grant_pass_role(deployer)
    [policy] = properties(stack, "AWS::IAM::Policy")
    [statement] = policy["PolicyDocument"]["Statement"]
    assert statement["Action"] == "iam:PassRole"
    assert "Role" in statement["Resource"]["Fn::GetAtt"][0]


def test_a_given_role_is_used_and_has_the_same_permissions(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", role=role)
    assert job.role is role
    [made] = properties(stack, "AWS::Glue::Job")
    assert made["Role"] == {"Fn::GetAtt": [stack.get_logical_id(role.node.default_child), "Arn"]}
    [policy] = properties(stack, "AWS::IAM::Policy")
    assert [s["Action"] for s in policy["PolicyDocument"]["Statement"]] == [
        "s3:GetObject",
        ["logs:CreateLogStream", "logs:PutLogEvents"],
    ]


def test_an_imported_role_is_used_unchanged(stack):
    role = iam.Role.from_role_arn(stack, "Etl", "arn:aws:iam::123456789012:role/etl", mutable=False)
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", role=role)
    [made] = properties(stack, "AWS::Glue::Job")
    assert made["Role"] == "arn:aws:iam::123456789012:role/etl"
    assert properties(stack, "AWS::IAM::Role") == []


@pytest.mark.skipif(not hasattr(glue, "Workflow"), reason="the stable L2 came with aws-cdk-lib 2.270")
def test_it_works_in_a_stable_workflow_and_by_escape_hatch(stack):
    job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1")
    glue.Workflow(stack, "Nightly").add_on_demand_trigger("Start", actions=[glue.Action.job(job)])
    job.node.default_child.add_property_override("WorkerType", "G.2X")
    [trigger] = properties(stack, "AWS::Glue::Trigger")
    [made] = properties(stack, "AWS::Glue::Job")
    assert trigger["Actions"] == [{"JobName": {"Ref": stack.get_logical_id(job.node.default_child)}}]
    assert made["WorkerType"] == "G.2X"


def test_tags_of_the_app_reach_the_job_and_its_role(stack):
    SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", tags={"team": "data"})
    cdk.Tags.of(stack).add("stage", "prod")
    [job], [role] = properties(stack, "AWS::Glue::Job"), properties(stack, "AWS::IAM::Role")
    assert job["Tags"] == {"stage": "prod", "team": "data"}
    assert role["Tags"] == [{"Key": "stage", "Value": "prod"}]


def test_a_script_may_be_an_asset_or_a_token(stack, script):
    from aws_cdk.aws_s3_assets import Asset  # noqa: PLC0415

    asset = Asset(stack, "Shared", path=str(script))
    SparkEtlJob(stack, "Orders", script=asset, glue_version="5.1")
    parameter = cdk.CfnParameter(stack, "Script")
    SparkEtlJob(stack, "Customers", script=parameter.value_as_string, glue_version="5.1")
    orders, customers = properties(stack, "AWS::Glue::Job")
    assert "<asset hash>.py" in orders["Command"]["ScriptLocation"]["Fn::Sub"]
    assert customers["Command"]["ScriptLocation"] == {"Ref": "Script"}
    role = properties(stack, "AWS::IAM::Role")[1]
    [read] = role["Policies"][0]["PolicyDocument"]["Statement"][0]["Resource"]
    assert {"Fn::Select": [1, {"Fn::Split": ["s3://", {"Ref": "Script"}]}]} in read["Fn::Join"][1]


class TestImports:
    def test_by_name(self, stack):
        job = SparkEtlJob.from_job_name(stack, "Orders", "orders")
        assert job.job_ref.job_name == "orders"
        assert stack.resolve(job.job_arn)["Fn::Join"][1][-1] == ":job/orders"

    def test_by_arn(self, stack):
        job = GlueJob.from_job_arn(stack, "Orders", "arn:aws:glue:eu-west-1:123456789012:job/orders")
        assert job.job_name == "orders"
        assert (job.env.region, job.env.account) == ("eu-west-1", "123456789012")

    @pytest.mark.parametrize("arn", ["orders", "arn:aws:glue:eu-west-1:1:crawler/x", "arn:aws:glue:eu-west-1:1:job/"])
    def test_a_wrong_arn_is_refused(self, stack, arn):
        with pytest.raises(InvalidInput, match="job_arn must be"):
            GlueJob.from_job_arn(stack, "Orders", arn)


class TestBadInput:
    """One clear error each, before any construct is created."""

    def test_one_error_has_all_findings(self, stack):
        with pytest.raises(InvalidJob) as caught:
            SparkEtlJob(
                stack,
                "Orders",
                script=SCRIPT,
                glue_version="2.0",
                worker_type="G.1X",
                number_of_workers=1,
                max_retries=11,
            )
        assert caught.value.path == "Stack/Orders"
        assert {f.property for f in caught.value.findings} == {"GlueVersion", "NumberOfWorkers", "MaxRetries"}
        assert all(f.rule in str(caught.value) and f.fix in str(caught.value) for f in caught.value.findings)
        assert isinstance(caught.value, ValueError)

    @pytest.mark.parametrize(
        ("props", "property"),
        [
            pytest.param({"worker_type": "G.1X", "number_of_workers": 2, "max_capacity": 10}, "MaxCapacity", id="both"),
            pytest.param({"worker_type": "G.1X"}, "NumberOfWorkers", id="type-without-number"),
            pytest.param({"number_of_workers": 2}, "WorkerType", id="number-without-type"),
            pytest.param({"worker_type": "G.1X", "number_of_workers": 1}, "NumberOfWorkers", id="one-worker"),
            pytest.param({"glue_version": "2.0", "execution_class": "FLEX"}, "GlueVersion", id="flex-on-glue-2"),
            pytest.param({"glue_version": "auto"}, "GlueVersion", id="auto-in-a-template"),
            pytest.param({"timeout": cdk.Duration.days(8)}, "Timeout", id="eight-days"),
            pytest.param({"timeout": cdk.Duration.seconds(90)}, "Timeout", id="a-minute-and-a-half"),
            pytest.param({"max_concurrent_runs": 0}, "ExecutionProperty.MaxConcurrentRuns", id="no-run-at-all"),
        ],
    )
    def test_a_finding_names_its_property(self, stack, props, property):
        with pytest.raises(InvalidJob) as caught:
            SparkEtlJob(stack, "Orders", **{"script": SCRIPT, "glue_version": "5.1", **props})
        assert property in {f.property for f in caught.value.findings}
        assert [c.node.id for c in stack.node.children] == []

    def test_a_missing_script(self, stack):
        with pytest.raises(InvalidScript, match=r"must be an existing file or an s3:// URI, got 'jobs/missing\.py'"):
            SparkEtlJob(stack, "Orders", script="jobs/missing.py", glue_version="5.1")
        assert stack.node.children == []

    def test_a_directory_as_script(self, stack, tmp_path):
        with pytest.raises(InvalidScript, match="must be a file, got the directory"):
            SparkEtlJob(stack, "Orders", script=tmp_path, glue_version="5.1")

    def test_an_argument_that_a_prop_sets(self, stack):
        with pytest.raises(InvalidInput, match=r"'--job-language' is set by the prop 'script'.*got 'scala'"):
            SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", arguments={"--job-language": "scala"})

    @pytest.mark.parametrize("prop", ["timeout", "notify_delay_after"])
    def test_a_number_instead_of_a_duration(self, stack, prop):
        with pytest.raises(InvalidInput, match=rf"{prop} must be an aws_cdk\.Duration .* got 60"):
            SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", **{prop: 60})

    def test_a_string_instead_of_a_list_of_connections(self, stack):
        with pytest.raises(InvalidInput, match=r"connections must be a list .* got 'warehouse'"):
            SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", connections="warehouse")


class TestTokens:
    def test_rules_treat_them_as_unknown(self, stack):
        def parameter(id: str, type: str = "String") -> cdk.CfnParameter:
            return cdk.CfnParameter(stack, id, type=type)

        SparkEtlJob(
            stack,
            "Orders",
            script=SCRIPT,
            glue_version=parameter("Version").value_as_string,
            worker_type=parameter("Type").value_as_string,
            number_of_workers=parameter("Workers", "Number").value_as_number,
            timeout=cdk.Duration.minutes(parameter("Minutes", "Number").value_as_number),
            max_retries=parameter("Retries", "Number").value_as_number,
            max_concurrent_runs=parameter("Runs", "Number").value_as_number,
            arguments={"--day": parameter("Day").value_as_string},
        )
        [job] = properties(stack, "AWS::Glue::Job")
        assert job["GlueVersion"] == {"Ref": "Version"}
        assert job["NumberOfWorkers"] == {"Ref": "Workers"}
        assert job["Timeout"] == {"Ref": "Minutes"}


class TestAcknowledging:
    def test_an_acknowledged_error_has_its_reason_in_the_template(self, stack):
        job = SparkEtlJob(
            stack,
            "Orders",
            script=SCRIPT,
            glue_version="5.1",
            worker_type="G.1X",
            number_of_workers=1,
            acknowledge={_rule_of(stack, number_of_workers=1, worker_type="G.1X"): "the account has an exception"},
        )
        resource = resources(stack, "Orders")[stack.get_logical_id(job.node.default_child)]
        assert list(resource["Metadata"]["glue-constructs"]["acknowledge"].values()) == ["the account has an exception"]

    @pytest.mark.parametrize(
        ("acknowledge", "message"),
        [
            ({"GC000": "why"}, "must name rules by id"),
            ({"GC201": " "}, "needs a reason"),
            ({"GC201": None}, "needs a reason"),
        ],
    )
    def test_an_acknowledgement_needs_a_rule_and_a_reason(self, stack, acknowledge, message):
        with pytest.raises(InvalidInput, match=message):
            SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", acknowledge=acknowledge)

    def test_warnings_do_not_refuse_the_job(self, stack):
        job = SparkEtlJob(stack, "Orders", script=SCRIPT, glue_version="5.1", worker_type="G.99X", number_of_workers=2)
        warnings = [m.data for m in job.node.metadata if m.type == "aws:cdk:warning"]
        assert len(warnings) == 1
        assert "G.99X" in warnings[0]


def _rule_of(stack: cdk.Stack, **props: object) -> str:
    with pytest.raises(InvalidJob) as caught:
        SparkEtlJob(stack, "Refused", script=SCRIPT, glue_version="5.1", **props)
    [finding] = caught.value.findings
    return finding.rule
