from __future__ import annotations

import aws_cdk as cdk
import boto3
import jsii
import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from runs.worker import allowed_jobs, policies, statements
from synth import constructs, properties, resources, template

from glue_constructs import (
    BookmarkReset,
    GlueJob,
    InvalidInput,
    InvalidRun,
    JobRun,
    OnFailure,
    PythonShellJob,
    RunOn,
    SparkEtlJob,
)
from glue_constructs.handlers.glue.request import read_run_properties
from glue_constructs.handlers.properties import read_properties
from glue_constructs.runs import overrides
from glue_constructs.runs.overrides import RunOverrides

SCRIPT = "s3://scripts/orders.py"


def spark_job(stack: cdk.Stack, id: str = "Orders", **props: object) -> SparkEtlJob:
    return SparkEtlJob(stack, id, script=SCRIPT, glue_version="5.1", **props)


@jsii.implements(cdk.IStableAnyProducer)
class Command:
    """A job's command that is a token until synth."""

    def produce(self) -> dict[str, str]:
        return {"name": "glueetl", "scriptLocation": SCRIPT}


def as_strings(value: object) -> object:
    """Return a custom resource's properties as CloudFormation sends them to the handler."""
    if isinstance(value, dict):
        return {name: as_strings(item) for name, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else str(value)


def fingerprint(**props: object) -> str:
    stack = cdk.Stack(cdk.App(), "Stack")
    JobRun(stack, "Now", job=spark_job(stack, **props))
    return properties(stack, "Custom::GlueJobRun")[0]["Job"]["Fingerprint"]


def test_two_runs_on_one_provider(stack, template_snapshot):
    job = spark_job(stack)
    JobRun(stack, "First", job=job, reset_bookmark=True, arguments={"--day": "monday"})
    JobRun(stack, "Second", job=GlueJob.from_job_name(stack, "Imported", "cleanup"), wait=False)
    assert constructs(stack, "First", "Second", "GlueConstructsRuns") == template_snapshot


def test_the_provider_has_eight_resources_and_a_policy_and_a_run_has_one(stack):
    job = spark_job(stack)
    before = len(template(stack)["Resources"])
    stack = cdk.Stack(cdk.App(), "Stack")
    job = spark_job(stack)
    for number in range(3):
        JobRun(stack, f"Run{number}", job=job)
    assert len(template(stack)["Resources"]) - before == 8 + 1 + 3


def test_the_handler_reads_what_the_construct_writes(stack):
    JobRun(
        stack,
        "Now",
        job=GlueJob.from_job_name(stack, "Orders", "orders"),
        arguments={"--day": "monday"},
        reset_bookmark=True,
        wait_timeout=cdk.Duration.minutes(20),
        run_on=RunOn.CREATE,
        on_failure=OnFailure.CONTINUE,
        retry_of="jr_0",
        worker_type="G.2X",
        number_of_workers=4,
        timeout=cdk.Duration.minutes(30),
        execution_class="STANDARD",
        security_configuration="encrypted",
        notify_delay_after=cdk.Duration.minutes(5),
        job_run_queuing_enabled=True,
        execution_role_session_policy='{"Version": "2012-10-17", "Statement": []}',
    )
    [written] = properties(stack, "Custom::GlueJobRun")
    read = read_properties(as_strings(written), read_run_properties)
    assert read.start == {
        "JobName": "orders",
        "Arguments": {"--day": "monday"},
        "WorkerType": "G.2X",
        "NumberOfWorkers": 4,
        "Timeout": 30,
        "ExecutionClass": "STANDARD",
        "SecurityConfiguration": "encrypted",
        "NotificationProperty": {"NotifyDelayAfter": 5},
        "JobRunQueuingEnabled": True,
        "ExecutionRoleSessionPolicy": '{"Version": "2012-10-17", "Statement": []}',
        "JobRunId": "jr_0",
    }
    assert read.on_failure == "continue"
    assert (read.reset_bookmark, read.wait, read.stop, read.run_on) == (True, True, True, "CREATE")
    assert (read.wait_seconds, written["ServiceTimeout"]) == (1200, 1500)
    assert read.max_retries is None


def test_a_property_of_a_later_release_is_written_only_where_it_is_used(stack):
    """So that an upgrade of the library changes no resource of a stack."""
    JobRun(stack, "Now", job=spark_job(stack))
    [written] = properties(stack, "Custom::GlueJobRun")
    assert "OnFailure" not in written
    assert read_properties(as_strings(written), read_run_properties).on_failure == "fail"


def test_every_parameter_of_start_job_run_but_the_deprecated_capacity_can_be_set():
    model = boto3.client("glue", region_name="eu-west-1").meta.service_model
    members = set(model.operation_model("StartJobRun").input_shape.members)
    every: RunOverrides = {
        "arguments": {"--day": "monday"},
        "worker_type": "G.2X",
        "number_of_workers": 4,
        "max_capacity": 1,
        "timeout": cdk.Duration.minutes(30),
        "execution_class": "STANDARD",
        "security_configuration": "encrypted",
        "notify_delay_after": cdk.Duration.minutes(5),
        "job_run_queuing_enabled": True,
        "execution_role_session_policy": "{}",
        "retry_of": "jr_0",
    }
    assert every.keys() == RunOverrides.__annotations__.keys()
    assert members - set(overrides.start_job_run_parameters(every)) == {"JobName", "AllocatedCapacity"}


def test_a_run_can_retry_another_of_the_same_stack(stack):
    job = spark_job(stack)
    first = JobRun(stack, "First", job=job, on_failure="continue")
    JobRun(stack, "Second", job=job, retry_of=first.run_id)
    first_id = next(name for name in template(stack)["Resources"] if name.startswith("First"))
    _, second = properties(stack, "Custom::GlueJobRun")
    assert second["Run"]["JobRunId"] == {"Fn::GetAtt": [first_id, "RunId"]}


def test_the_default_wait_is_55_minutes(stack):
    JobRun(stack, "Now", job=spark_job(stack))
    [written] = properties(stack, "Custom::GlueJobRun")
    assert (written["WaitSeconds"], written["ServiceTimeout"]) == (3300, 3600)


@pytest.mark.parametrize(
    ("props", "stops"),
    [
        ({}, True),
        ({"wait": False}, False),
        ({"wait": False, "stop_on_delete": True}, True),
        ({"stop_on_delete": False}, False),
    ],
)
def test_a_run_is_stopped_with_its_resource_by_default_if_the_deployment_waits(stack, props, stops):
    JobRun(stack, "Now", job=spark_job(stack), **props)
    [written] = properties(stack, "Custom::GlueJobRun")
    assert written["StopOnDelete"] is stops


def test_a_run_depends_on_its_job_and_on_the_policies_of_its_role(stack):
    role = iam.Role(stack, "Etl", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    job = spark_job(stack, role=role)
    s3.Bucket(stack, "Lake").grant_read(job)
    JobRun(stack, "Now", job=job)
    [run] = resources(stack, "Now").values()
    assert any(name.startswith("EtlDefaultPolicy") for name in run["DependsOn"])
    assert any(name.startswith("Orders") for name in run["DependsOn"])


def test_a_run_can_be_a_child_of_its_job(stack):
    job = spark_job(stack)
    JobRun(job, "Now", job=job)
    [run] = [r for r in resources(stack, "Orders").values() if r["Type"] == "Custom::GlueJobRun"]
    assert stack.get_logical_id(job.node.default_child) in run["DependsOn"]


def test_attributes_can_be_used_by_other_resources(stack):
    first = JobRun(stack, "First", job=spark_job(stack))
    JobRun(stack, "Second", job=PythonShellJob(stack, "Report", script=SCRIPT), trigger=first.run_id)
    cdk.CfnOutput(stack, "Log", value=first.log_group_name)
    first_id = next(name for name in template(stack)["Resources"] if name.startswith("First"))
    assert resources(stack, "Second").popitem()[1]["Properties"]["Trigger"] == {"Fn::GetAtt": [first_id, "RunId"]}
    assert template(stack)["Outputs"]["Log"]["Value"] == {"Fn::GetAtt": [first_id, "LogGroupName"]}


class TestPermissions:
    def test_the_worker_may_run_its_jobs_and_reset_bookmarks(self, stack):
        job = spark_job(stack)
        JobRun(stack, "First", job=job, reset_bookmark=True)
        JobRun(stack, "Second", job=GlueJob.from_job_name(stack, "Imported", "cleanup"))
        runs, resets, describes = statements(stack)
        assert runs["Action"] == [
            "glue:StartJobRun",
            "glue:GetJobRun",
            "glue:GetJobRuns",
            "glue:BatchStopJobRun",
            "glue:GetJob",
        ]
        assert allowed_jobs(stack) == [{"Ref": stack.get_logical_id(job.node.default_child)}, ":job/cleanup"]
        assert (resets["Action"], resets["Resource"]) == (["glue:ResetJobBookmark"], ["*"])
        assert (describes["Action"], describes["Resource"]) == (
            ["cloudformation:DescribeStacks"],
            [{"Ref": "AWS::StackId"}],
        )

    def test_without_a_reset_there_is_no_permission_to_reset(self, stack):
        JobRun(stack, "First", job=spark_job(stack))
        assert "ResetJobBookmark" not in str(statements(stack))

    @pytest.mark.parametrize("act", [JobRun, BookmarkReset])
    def test_a_job_with_two_constructs_is_in_the_policy_once(self, stack, act):
        job = spark_job(stack)
        act(stack, "First", job=job)
        JobRun(stack, "Second", job=job)
        BookmarkReset(stack, "Third", job=job)
        assert len(allowed_jobs(stack)) == 1
        assert "glue:StartJobRun" in statements(stack)[0]["Action"]

    def test_a_run_depends_on_the_policy_and_on_the_settings_for_lost_events(self, stack):
        JobRun(stack, "Now", job=spark_job(stack))
        [run] = resources(stack, "Now").values()
        [delivery] = resources(stack, "GlueConstructsRunsDelivery")
        assert {*policies(stack), delivery} <= set(run["DependsOn"])

    def test_the_role_of_the_worker_has_no_permission_that_depends_on_the_runs(self, stack):
        JobRun(stack, "Now", job=spark_job(stack))
        [role] = resources(stack, "GlueConstructsRunsWorkerRole").values()
        [inline] = role["Properties"]["Policies"]
        [logs] = inline["PolicyDocument"]["Statement"]
        assert logs["Action"] == ["logs:CreateLogStream", "logs:PutLogEvents"]


# The logical ids of release 0.1; another id would replace the resource.
WORKER, ENTRY = "GlueConstructsRunsWorker644FD566", "GlueConstructsRunsEntry8508D477"
SINCE_0_1 = {
    WORKER,
    ENTRY,
    "GlueConstructsRunsEntryRole6F242BCA",
    "GlueConstructsRunsLogs96D39806",
    "GlueConstructsRunsMachine4E4BFACF",
    "GlueConstructsRunsMachineRole5D3E1997",
    "GlueConstructsRunsWorkerRoleEE1DBE99",
}


def test_an_upgrade_replaces_no_resource_of_the_provider(stack):
    JobRun(stack, "Now", job=spark_job(stack))
    new = set(resources(stack, "GlueConstructsRuns")) - SINCE_0_1
    assert set(resources(stack, "GlueConstructsRuns")) >= SINCE_0_1
    assert sorted(name[:27] for name in new) == ["GlueConstructsRunsDelivery3", "GlueConstructsRunsPermissio"]


def test_a_lost_event_reaches_the_worker(stack):
    JobRun(stack, "Now", job=spark_job(stack))
    [settings] = properties(stack, "AWS::Lambda::EventInvokeConfig")
    assert settings == {
        "FunctionName": {"Ref": ENTRY},
        "Qualifier": "$LATEST",
        "MaximumRetryAttempts": 2,
        "MaximumEventAgeInSeconds": 3000,
        "DestinationConfig": {"OnFailure": {"Destination": {"Fn::GetAtt": [WORKER, "Arn"]}}},
    }


def test_the_entry_function_can_wait_for_a_service(stack):
    JobRun(stack, "Now", job=spark_job(stack))
    functions = resources(stack, WORKER, ENTRY)
    assert {name: each["Properties"]["Timeout"] for name, each in functions.items()} == {ENTRY: 900, WORKER: 50}


def test_a_run_depends_on_the_policy_of_an_imported_role(stack):
    role = iam.Role.from_role_arn(stack, "Etl", "arn:aws:iam::123456789012:role/etl")
    job = spark_job(stack, role=role)
    s3.Bucket(stack, "Lake").grant_read(job)
    JobRun(stack, "Now", job=job)
    [run] = resources(stack, "Now").values()
    assert any(name.startswith("EtlPolicy") for name in run["DependsOn"])


class TestWhatRunsAgain:
    def test_the_same_job_has_the_same_fingerprint(self):
        assert fingerprint() == fingerprint()

    @pytest.mark.parametrize(
        "props",
        [
            pytest.param({"arguments": {"--day": "monday"}}, id="arguments"),
            pytest.param({"worker_type": "G.2X", "number_of_workers": 2}, id="workers"),
            pytest.param({"timeout": cdk.Duration.minutes(5)}, id="timeout"),
            pytest.param({"max_concurrent_runs": 2}, id="a-member-of-a-structure"),
        ],
    )
    def test_a_changed_job_has_another_fingerprint(self, props):
        assert fingerprint(**props) != fingerprint()

    @pytest.mark.parametrize("props", [{"description": "new"}, {"tags": {"a": "b"}}])
    def test_a_property_without_effect_on_runs_does_not_change_the_fingerprint(self, props):
        assert fingerprint(**props) == fingerprint()

    def test_a_changed_script_changes_the_fingerprint(self, tmp_path):
        found = set()
        for text in ("one", "two", "one"):
            (tmp_path / "job.py").write_text(text)
            stack = cdk.Stack(cdk.App(), "Stack")
            job = SparkEtlJob(stack, "Orders", script=tmp_path / "job.py", glue_version="5.1")
            JobRun(stack, "Now", job=job)
            found.add(properties(stack, "Custom::GlueJobRun")[0]["Job"]["Fingerprint"])
        assert len(found) == 2

    def test_a_change_by_an_aspect_changes_the_fingerprint(self, stack):
        job = spark_job(stack)
        JobRun(stack, "Now", job=job)
        job.node.default_child.worker_type = "G.2X"
        [run] = properties(stack, "Custom::GlueJobRun")
        assert run["Job"]["Fingerprint"] != fingerprint()

    def test_a_lazy_property_is_in_the_fingerprint(self, stack):
        # jsii cannot return this property to Python, but it can return all properties together.
        command = cdk.Lazy.any(Command())
        job = glue.CfnJob(stack, "Orders", role="arn:aws:iam::123456789012:role/etl", command=command)
        JobRun(stack, "Now", job=job, arguments={"--day": "monday"})
        [run] = properties(stack, "Custom::GlueJobRun")
        assert run["Job"]["Fingerprint"]

    def test_run_on_deploy_changes_every_template(self):
        stacks = [cdk.Stack(cdk.App(), "Stack") for _ in range(2)]
        for stack in stacks:
            JobRun(stack, "Now", job=spark_job(stack), run_on="DEPLOY")
        first, second = (properties(stack, "Custom::GlueJobRun")[0] for stack in stacks)
        assert first["Deployment"] != second["Deployment"]


class TestBadInput:
    @pytest.mark.parametrize("minutes", [0.5, 56, 90])
    def test_a_wait_that_is_out_of_range_is_rejected_with_a_fix(self, stack, minutes):
        with pytest.raises(InvalidInput, match=rf"must be 1 to 55 minutes, got {minutes} minutes.*wait=False"):
            JobRun(stack, "Now", job=spark_job(stack), wait_timeout=cdk.Duration.seconds(minutes * 60))

    def test_a_number_instead_of_a_duration(self, stack):
        with pytest.raises(InvalidInput, match="wait_timeout must be an"):
            JobRun(stack, "Now", job=spark_job(stack), wait_timeout=30)

    def test_an_unknown_policy(self, stack):
        with pytest.raises(InvalidInput, match="run_on must be one of 'CHANGE', 'CREATE', 'DEPLOY', got 'ALWAYS'"):
            JobRun(stack, "Now", job=spark_job(stack), run_on="ALWAYS")

    def test_an_unknown_on_failure(self, stack):
        with pytest.raises(InvalidInput, match="on_failure must be one of 'fail', 'continue', got 'ignore'"):
            JobRun(stack, "Now", job=spark_job(stack), on_failure="ignore")

    def test_an_empty_retry_of(self, stack):
        with pytest.raises(InvalidRun) as caught:
            JobRun(stack, "Now", job=spark_job(stack), retry_of="")
        assert {f.property for f in caught.value.findings} == {"JobRunId"}

    def test_the_reserved_argument(self, stack):
        with pytest.raises(InvalidInput, match="--glue-constructs-token"):
            JobRun(stack, "Now", job=spark_job(stack), arguments={"--glue-constructs-token": "mine"})

    def test_an_override_that_contradicts_the_job(self, stack):
        with pytest.raises(InvalidRun, match="Stack/Now: Glue would refuse this job run") as caught:
            JobRun(stack, "Now", job=spark_job(stack), max_capacity=10)
        assert "MaxCapacity" in {f.property for f in caught.value.findings}

    def test_a_job_of_another_region(self):
        app = cdk.App()
        stack = cdk.Stack(app, "Stack", env=cdk.Environment(region="eu-west-1", account="123456789012"))
        job = GlueJob.from_job_arn(stack, "Orders", "arn:aws:glue:us-east-1:123456789012:job/orders")
        with pytest.raises(InvalidInput, match="job must be in the region of the run's stack, 'eu-west-1'"):
            JobRun(stack, "Now", job=job)


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("argument", "; did you mean 'arguments'?"),
        ("job_run_id", "; use 'retry_of'"),
        ("JobRunId", "; use 'retry_of'"),
        ("WorkerType", "; use 'worker_type'"),
        ("workers", "; use 'worker_type' and 'number_of_workers'"),
        ("default_arguments", "; use 'arguments'"),
        ("MaxRetries", "; it is a prop of the job"),
        ("script", "; it is a prop of the job"),
        ("zzz", ""),
    ],
)
def test_an_unknown_override_is_refused_with_the_right_one(stack, name, instead):
    with pytest.raises(TypeError) as refused:
        JobRun(stack, "Now", job=spark_job(stack), **{name: "x"})
    assert str(refused.value) == f"JobRun got an unexpected keyword argument {name!r}{instead}"
