"""The real CDK CLI with a generated app: `cdk import` adopts the jobs unchanged, `cdk deploy` creates the same jobs."""

from __future__ import annotations

import json
import sys

import pytest
from adoption.real_jobs import JOBS, creatable
from cli.calls import call
from local.engine import until

from glue_constructs.adoption.api_jobs import read_api_job

pytestmark = pytest.mark.cdk_cli

_PREFIX = "adopted"
_STACK = "ImportedJobs"
_APP = ["--app", f"{sys.executable} app.py"]
_IMPORT = ["import", _STACK, *_APP, "--resource-mapping", "import.json"]
_DEPLOY = ["deploy", _STACK, *_APP, "--require-approval", "never"]


@pytest.fixture(autouse=True)
def _delete_stack_after_each_test(embedded_aws):
    """Delete the stack, because all generated apps have the same stack name."""
    yield
    delete_stack(embedded_aws)


@pytest.fixture(scope="module")
def glue(embedded_aws):
    client = embedded_aws.client("glue")
    for name in JOBS:
        client.create_job(**creatable(name, _PREFIX))
    return client


@pytest.fixture(scope="module")
def folder(glue, embedded_aws, tmp_path_factory):  # noqa: ARG001  # glue has the jobs
    return generate(embedded_aws, tmp_path_factory, "--tag", f"from={_PREFIX}")


@pytest.fixture
def existing_job(embedded_aws):
    """The name of a job that was created with the API and has run."""
    name, s3, glue = "orders-by-hand", embedded_aws.client("s3"), embedded_aws.client("glue")
    s3.create_bucket(Bucket=name)
    s3.put_object(Bucket=name, Key="job.py", Body=b"print('created with the API')")
    command = {"Name": "pythonshell", "ScriptLocation": f"s3://{name}/job.py", "PythonVersion": "3.9"}
    role = "arn:aws:iam::123456789012:role/Glue"
    glue.create_job(Name=name, Role=role, Command=command, MaxCapacity=0.0625, Timeout=5, Tags={"team": "orders"})
    glue.start_job_run(JobName=name)
    until(lambda: [run["JobRunState"] for run in glue.get_job_runs(JobName=name)["JobRuns"]] == ["SUCCEEDED"])
    return name


def generate(aws, tmp_path_factory, *jobs):
    """Run `glue-constructs import`; return the folder of the app."""
    path = tmp_path_factory.mktemp("adopted") / "app"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in aws.variables().items():
            patch.setenv(name, value)
        assert call("import", *jobs, "-o", str(path)).exit_code == 0
    return path


def delete_stack(aws):
    """Delete the stack; its jobs are retained."""
    client = aws.client("cloudformation")
    client.delete_stack(StackName=_STACK)
    client.get_waiter("stack_delete_complete").wait(StackName=_STACK)


def properties(glue, name):
    """Return the properties of a job in Glue."""
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{name}"
    job = glue.get_job(JobName=name)["Job"]
    return {**read_api_job(job, tags=glue.get_tags(ResourceArn=arn)["Tags"]).properties}


def snapshot(glue, name):
    """Return a job with its times, its tags and its runs."""
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{name}"
    job, runs = glue.get_job(JobName=name)["Job"], glue.get_job_runs(JobName=name)["JobRuns"]
    return job, runs, glue.get_tags(ResourceArn=arn)["Tags"]


def test_the_cli_imports_every_job_by_the_mapping_and_deploys_the_same_jobs(glue, folder, cdk, embedded_aws, tmp_path):
    names = [f"{_PREFIX}-{name}" for name in JOBS]
    before = {name: properties(glue, name) for name in names}
    snapshots = {name: snapshot(glue, name) for name in names}

    # Only records the mapping, and imports nothing.
    shown = cdk.run([*_IMPORT, "--record-resource-mapping", str(tmp_path / "taken.json")], cwd=folder)
    assert json.loads((tmp_path / "taken.json").read_text()) == json.loads((folder / "import.json").read_text())
    assert shown.count("importing using Name=adopted-") == len(names)
    assert "skipping" not in shown

    cdk.run(_IMPORT, cwd=folder)
    pages = embedded_aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=_STACK)
    resources = [item for page in pages for item in page["StackResourceSummaries"]]
    assert {item["PhysicalResourceId"]: item["ResourceStatus"] for item in resources} == dict.fromkeys(
        names, "IMPORT_COMPLETE"
    )
    assert {name: snapshot(glue, name) for name in names} == snapshots

    delete_stack(embedded_aws)
    for name in names:
        glue.delete_job(JobName=name)
    cdk.run(_DEPLOY, cwd=folder)
    after = {name: properties(glue, name) for name in names}
    assert {name: job for name, job in after.items() if without_defaults(job) != without_defaults(before[name])} == {}


@pytest.mark.long
def test_a_job_that_has_run_is_the_same_job_after_import_deploy_and_destroy(
    existing_job, cdk, embedded_aws, tmp_path_factory
):
    glue, cloudformation = embedded_aws.client("glue"), embedded_aws.client("cloudformation")
    folder = generate(embedded_aws, tmp_path_factory, existing_job)
    before = snapshot(glue, existing_job)
    assert [run["JobRunState"] for run in before[1]] == ["SUCCEEDED"]

    def stack_status():
        [stack] = cloudformation.describe_stacks(StackName=_STACK)["Stacks"]
        events = cloudformation.describe_stack_events(StackName=_STACK)["StackEvents"]
        jobs = [event["ResourceStatus"] for event in events[::-1] if event["ResourceType"] == "AWS::Glue::Job"]
        return stack["StackStatus"], jobs

    imported = cdk.run(_IMPORT, cwd=folder)
    assert f"importing using Name={existing_job}" in imported
    assert stack_status() == ("IMPORT_COMPLETE", ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"])
    assert snapshot(glue, existing_job) == before

    # The deployment adds the stack's parameters, which the CLI omits from an import. The job is not changed.
    cdk.run(_DEPLOY, cwd=folder)
    assert stack_status() == ("UPDATE_COMPLETE", ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"])
    assert snapshot(glue, existing_job) == before
    assert "(no changes)" in cdk.run(_DEPLOY, cwd=folder)

    cdk.run(["destroy", _STACK, *_APP, "--force"], cwd=folder)
    stacks = [stack["StackName"] for stack in cloudformation.describe_stacks()["Stacks"]]
    assert _STACK not in stacks
    assert snapshot(glue, existing_job) == before


def without_defaults(job):
    """Return a job without the defaults that the constructs set: see `normalisations`."""
    command, arguments = dict(job["Command"]), dict(job.get("DefaultArguments", {}))
    if command["Name"] in ("glueetl", "gluestreaming"):
        for members, key, value in ((command, "PythonVersion", "3"), (arguments, "--job-language", "python")):
            if members.get(key) == value:
                del members[key]
    rest = {key: value for key, value in job.items() if (key, value) not in IGNORED}
    if command["Name"] == "pythonshell" and rest.get("GlueVersion") == "3.0":
        del rest["GlueVersion"]
    return {**rest, "Command": command, "DefaultArguments": arguments}


IGNORED = [("ExecutionClass", "STANDARD"), ("JobRunQueuingEnabled", False), ("Connections", {"Connections": []})]
