"""The real CDK CLI, and the app of imported jobs: it adopts the jobs as they are, and makes the same ones anew."""

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
def _no_stack_stays(embedded_aws):
    """Every app that is written has the same stack."""
    yield
    leave(embedded_aws)


@pytest.fixture(scope="module")
def glue(embedded_aws):
    client = embedded_aws.client("glue")
    for name in JOBS:
        client.create_job(**creatable(name, _PREFIX))
    return client


@pytest.fixture(scope="module")
def folder(glue, embedded_aws, tmp_path_factory):  # noqa: ARG001  # glue has the jobs
    return written(embedded_aws, tmp_path_factory, "--tag", f"from={_PREFIX}")


@pytest.fixture
def by_hand(embedded_aws):
    """The name of a job that was made by hand and has run."""
    name, s3, glue = "orders-by-hand", embedded_aws.client("s3"), embedded_aws.client("glue")
    s3.create_bucket(Bucket=name)
    s3.put_object(Bucket=name, Key="job.py", Body=b"print('made by hand')")
    command = {"Name": "pythonshell", "ScriptLocation": f"s3://{name}/job.py", "PythonVersion": "3.9"}
    role = "arn:aws:iam::123456789012:role/Glue"
    glue.create_job(Name=name, Role=role, Command=command, MaxCapacity=0.0625, Timeout=5, Tags={"team": "orders"})
    glue.start_job_run(JobName=name)
    until(lambda: [run["JobRunState"] for run in glue.get_job_runs(JobName=name)["JobRuns"]] == ["SUCCEEDED"])
    return name


def written(aws, tmp_path_factory, *jobs):
    """The folder of the app that `glue-constructs import` writes."""
    path = tmp_path_factory.mktemp("adopted") / "app"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in aws.variables().items():
            patch.setenv(name, value)
        assert call("import", *jobs, "-o", str(path)).exit_code == 0
    return path


def leave(aws):
    """Delete the stack; its jobs stay, as the app says of them."""
    client = aws.client("cloudformation")
    client.delete_stack(StackName=_STACK)
    client.get_waiter("stack_delete_complete").wait(StackName=_STACK)


def told(glue, name):
    """A job as Glue tells it, without what is of the moment."""
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{name}"
    job = glue.get_job(JobName=name)["Job"]
    return {**read_api_job(job, tags=glue.get_tags(ResourceArn=arn)["Tags"]).properties}


def known(glue, name):
    """A job with its times, its tags and its runs."""
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{name}"
    job, runs = glue.get_job(JobName=name)["Job"], glue.get_job_runs(JobName=name)["JobRuns"]
    return job, runs, glue.get_tags(ResourceArn=arn)["Tags"]


def test_the_cli_adopts_every_job_by_the_mapping_and_makes_what_was_there(glue, folder, cdk, embedded_aws, tmp_path):
    names = [f"{_PREFIX}-{name}" for name in JOBS]
    before = {name: told(glue, name) for name in names}
    as_they_are = {name: known(glue, name) for name in names}

    # It looks at everything, and writes down what it would import.
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
    assert {name: known(glue, name) for name in names} == as_they_are

    leave(embedded_aws)
    for name in names:
        glue.delete_job(JobName=name)
    cdk.run(_DEPLOY, cwd=folder)
    after = {name: told(glue, name) for name in names}
    assert {name: job for name, job in after.items() if unsaid(job) != unsaid(before[name])} == {}


@pytest.mark.long
def test_a_job_that_has_run_is_the_same_job_after_import_deploy_and_destroy(
    by_hand, cdk, embedded_aws, tmp_path_factory
):
    glue, cloudformation = embedded_aws.client("glue"), embedded_aws.client("cloudformation")
    folder = written(embedded_aws, tmp_path_factory, by_hand)
    before = known(glue, by_hand)
    assert [run["JobRunState"] for run in before[1]] == ["SUCCEEDED"]

    def look():
        [stack] = cloudformation.describe_stacks(StackName=_STACK)["Stacks"]
        events = cloudformation.describe_stack_events(StackName=_STACK)["StackEvents"]
        jobs = [event["ResourceStatus"] for event in events[::-1] if event["ResourceType"] == "AWS::Glue::Job"]
        return stack["StackStatus"], jobs

    imported = cdk.run(_IMPORT, cwd=folder)
    assert f"importing using Name={by_hand}" in imported
    assert look() == ("IMPORT_COMPLETE", ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"])
    assert known(glue, by_hand) == before

    # What the CLI left out of the import comes now: the stack's parameters. The job is not touched.
    cdk.run(_DEPLOY, cwd=folder)
    assert look() == ("UPDATE_COMPLETE", ["IMPORT_IN_PROGRESS", "IMPORT_COMPLETE"])
    assert known(glue, by_hand) == before
    assert "(no changes)" in cdk.run(_DEPLOY, cwd=folder)

    cdk.run(["destroy", _STACK, *_APP, "--force"], cwd=folder)
    stacks = [stack["StackName"] for stack in cloudformation.describe_stacks()["Stacks"]]
    assert _STACK not in stacks
    assert known(glue, by_hand) == before


def unsaid(job):
    """Without what the constructs say and Glue takes anyway: see `normalisations`."""
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
