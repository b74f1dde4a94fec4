"""The real CDK CLI, and the app of imported jobs.

The embedded AWS has no change sets of type IMPORT, so the import itself is not tried: that the CLI takes each job by
the mapping is, and that what CloudFormation makes of the app's template are the very jobs that were imported.
"""

from __future__ import annotations

import json
import sys

import pytest
from adoption.real_jobs import JOBS, creatable
from cli.calls import call

from glue_constructs.adoption.api_jobs import api_job

pytestmark = pytest.mark.cdk_cli

_PREFIX = "adopted"


@pytest.fixture(scope="module")
def glue(embedded_aws):
    client = embedded_aws.client("glue")
    for name in JOBS:
        client.create_job(**creatable(name, _PREFIX))
    return client


@pytest.fixture(scope="module")
def folder(glue, embedded_aws, tmp_path_factory):  # noqa: ARG001  # glue has the jobs
    path = tmp_path_factory.mktemp("adopted") / "app"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in embedded_aws.variables().items():
            patch.setenv(name, value)
        assert call("import", "--tag", f"from={_PREFIX}", "-o", str(path)).exit_code == 0
    return path


def told(glue, name):
    """A job as Glue tells it, without what is of the moment."""
    arn = f"arn:aws:glue:us-east-1:123456789012:job/{name}"
    job = glue.get_job(JobName=name)["Job"]
    return {**api_job(job, tags=glue.get_tags(ResourceArn=arn)["Tags"]).properties}


def test_the_cli_takes_every_job_by_the_mapping_and_makes_what_was_there(glue, folder, cdk, tmp_path):
    names = [f"{_PREFIX}-{name}" for name in JOBS]
    before = {name: told(glue, name) for name in names}
    app = ["--app", f"{sys.executable} app.py"]

    importing = ["import", "ImportedJobs", *app, "--resource-mapping", "import.json"]

    # It looks at everything, and writes down what it would import.
    shown = cdk.run([*importing, "--record-resource-mapping", str(tmp_path / "taken.json")], cwd=folder)
    assert json.loads((tmp_path / "taken.json").read_text()) == json.loads((folder / "import.json").read_text())
    assert shown.count("importing using Name=adopted-") == len(names)
    assert "skipping" not in shown

    for name in names:
        glue.delete_job(JobName=name)
    cdk.run(["deploy", "ImportedJobs", *app, "--require-approval", "never"], cwd=folder)
    after = {name: told(glue, name) for name in names}
    assert {name: job for name, job in after.items() if unsaid(job) != unsaid(before[name])} == {}


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
