"""Runs and bookmark resets of a job outside their stack, deployed by the CDK CLI into the embedded AWS."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.httpsession import URLLib3Session
from deploy.deployment import GREET, SLEEP, Deployment, processes, runs_of

pytestmark = pytest.mark.cdk_cli

APP = Path(__file__).parent / "runs_of_other_stacks.py"
FAIL_ONCE = """
import pathlib
marker = pathlib.Path({marker!r})
if not marker.exists():
    marker.touch()
    raise ValueError("the first time always fails")
"""


@pytest.fixture
def deployment(cdk, embedded_aws, tmp_path, request) -> Deployment:
    name = "".join(word.capitalize() for word in request.node.originalname.split("_")[1:5])
    return Deployment(APP, cdk, embedded_aws, tmp_path, name, given={"job": f"{name.lower()}-job"})


class UnmanagedJob:
    """A job that is not in a stack."""

    def __init__(self, aws: Any, name: str) -> None:
        self.aws, self.name = aws, name
        aws.client("s3").create_bucket(Bucket=name)
        command = {"Name": "pythonshell", "ScriptLocation": f"s3://{name}/script.py", "PythonVersion": "3.9"}
        aws.client("glue").create_job(Name=name, Role="arn:aws:iam::123456789012:role/any", Command=command)

    def script(self, text: str) -> None:
        self.aws.client("s3").put_object(Bucket=self.name, Key="script.py", Body=text.encode())

    def states(self) -> list[str]:
        return [run["JobRunState"] for run in runs_of(self.aws, self.name)]

    def bookmark(self) -> dict[str, Any]:
        return self.aws.client("glue").get_job_bookmark(JobName=self.name)["JobBookmarkEntry"]

    def commit_bookmark(self) -> None:
        """Commit the bookmark as the `awsglue` of a script does, with the internal operations."""
        [run] = runs_of(self.aws, self.name)
        begun = self._call_internal("BeginJobBookmark", RunId=run["Id"])
        self._call_internal("CommitJobBookmark", RunId=run["Id"], Version=begun["Version"], JobBookmark='{"orders": 7}')

    def _call_internal(self, operation: str, **parameters: Any) -> dict[str, Any]:
        request = AWSRequest(
            "POST",
            self.aws.endpoint_url,
            headers={"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"AWSGlue.{operation}"},
            data=json.dumps({"JobName": self.name, **parameters}),
        )
        SigV4Auth(Credentials("test", "test"), "glue", "us-east-1").add_auth(request)
        return json.loads(URLLib3Session().send(request.prepare()).content)


@pytest.mark.long
def test_concurrent_runs_of_one_job(deployment, embedded_aws, tmp_path):
    """The job is in another stack, allows one concurrent run, and fails once; one of the runs imports it by name."""
    deployment.script(FAIL_ONCE.format(marker=str(tmp_path / "marker"))).deploy(
        runs={"First": {"job": "defined"}, "Second": {"job": "defined"}, "Third": {"job": "imported"}}
    )
    runs = runs_of(embedded_aws, deployment.given["job"])
    assert [run["JobRunState"] for run in runs] == ["SUCCEEDED", "SUCCEEDED", "SUCCEEDED", "FAILED"]
    [failed] = [run for run in runs if run["JobRunState"] == "FAILED"]
    [retried] = [run for run in runs if run.get("PreviousRunId") == failed["Id"]]
    assert retried["Attempt"] == 1
    outputs = deployment.outputs()
    assert {outputs[f"{name}State"] for name in deployment.given["runs"]} == {"SUCCEEDED"}
    assert sorted(outputs[f"{name}Attempt"] for name in deployment.given["runs"]) == ["0", "0", "1"]
    assert processes(embedded_aws) == []
    deployment.destroy()


@pytest.mark.long
def test_a_run_that_times_out(deployment, embedded_aws):
    """The run is stopped and the deployment can be retried. The stack can be deleted without the job."""
    job = UnmanagedJob(embedded_aws, deployment.given["job"])
    job.script(SLEEP)
    # An override, since the construct does not allow a timeout this short.
    output = deployment.deploy(runs={"Run": {"job": "imported"}}, overrides={"WaitSeconds": 4}, expect=1)
    assert re.search(r"did not end within 4 seconds \(\w+\) and was stopped", output)
    assert "Step Functions execution: " in output
    assert deployment.status() == "ROLLBACK_COMPLETE"
    assert job.states() == ["STOPPED"]
    assert processes(embedded_aws) == []

    deployment.deploy(runs={"Run": {"job": "imported", "on_failure": "continue"}})
    assert deployment.outputs()["RunState"] == "STOPPING"
    assert job.states() == ["STOPPED"] * 2

    job.script(GREET)
    deployment.deploy(runs={"Run": {"job": "imported", "trigger": "again"}}, overrides={})
    assert job.states() == ["SUCCEEDED", *["STOPPED"] * 2]

    embedded_aws.client("glue").delete_job(JobName=job.name)
    output = deployment.deploy(runs={"Run": {"job": "imported", "trigger": "third"}}, expect=1)
    assert "EntityNotFoundException" in output
    assert deployment.status() == "UPDATE_ROLLBACK_COMPLETE"
    deployment.destroy()


def test_a_bookmark_reset(deployment, embedded_aws):
    job = UnmanagedJob(embedded_aws, deployment.given["job"])
    job.script(GREET)
    deployment.deploy(resets={"Reset": {}}, runs={"Run": {"job": "imported"}})
    assert deployment.outputs()["ResetVersion"] == "version "
    job.commit_bookmark()
    assert (job.bookmark()["Version"], job.bookmark()["JobBookmark"]) == (2, '{"orders": 7}')

    # The bookmark is reset during the update, and not again during the rollback after a run that cannot be started.
    rejected = {"job": "imported", "retry_of": "jr_none"}
    output = deployment.deploy(resets={"Reset": {"trigger": "2"}}, runs={"Run": rejected}, expect=1)
    assert "a call to Glue failed" in output
    assert deployment.status() == "UPDATE_ROLLBACK_COMPLETE"
    assert (job.bookmark()["Version"], job.bookmark()["JobBookmark"]) == (3, "{}")
    deployment.destroy()
    assert job.bookmark()["Version"] == 3
    assert job.states() == ["SUCCEEDED"]
