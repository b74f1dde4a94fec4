"""Address validation jobs deployed by the CDK CLI into the embedded AWS, whose state is checked."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.cdk_cli

APP = Path(__file__).parent / "addresses.py"
PARQUET = b"PAR1 addresses PAR1"


@dataclass
class Deployment:
    """One stack of the app in this folder."""

    cdk: Any
    aws: Any
    stack: str
    given: dict[str, Any] = field(default_factory=dict)

    def prepare(self, *keys: str) -> None:
        s3 = self.aws.client("s3")
        bucket = self.given["bucket"] = self.stack.lower()
        self.given["stack"] = self.stack
        s3.create_bucket(Bucket=bucket)
        s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
        for key in keys:
            s3.put_object(Bucket=bucket, Key=key, Body=PARQUET)

    def deploy(self, *, expect: int = 0, **changed: Any) -> str:
        self.given |= changed
        return self.cdk.deploy(APP, self.stack, environment={"GIVEN": json.dumps(self.given)}, expect=expect)

    def destroy(self) -> str:
        return self.cdk.destroy(APP, self.stack, environment={"GIVEN": json.dumps(self.given)})

    def outputs(self) -> dict[str, str]:
        [stack] = self.aws.client("cloudformation").describe_stacks(StackName=self.stack)["Stacks"]
        return {o["OutputKey"]: o["OutputValue"] for o in stack["Outputs"]}

    def states(self) -> list[str]:
        """Return the states of the stack's jobs, newest first."""
        entries = self.aws.client("location").list_jobs()["Entries"]
        return [entry["Status"] for entry in entries if entry.get("Name") == self.stack]

    def job(self) -> dict[str, Any]:
        job: dict[str, Any] = self.aws.client("location").get_job(JobId=self.outputs()["JobId"])
        return job


@pytest.fixture
def deployment(cdk, embedded_aws, request) -> Deployment:
    return Deployment(cdk, embedded_aws, "".join(word.capitalize() for word in request.node.name.split("_")[1:6]))


def test_addresses_from_creation_to_deletion(deployment):
    deployment.prepare("new/one.parquet")
    deployment.deploy()
    job = deployment.job()
    assert job["Status"] == deployment.outputs()["Status"] == "Completed"
    assert deployment.outputs()["EndedAt"].startswith(job["EndedAt"].strftime("%Y-%m-%dT%H:%M:%S"))
    assert job["ActionOptions"] == {"ValidateAddress": {"AdditionalFeatures": ["Position"]}}
    assert job["Tags"]["team"] == "data"
    assert job["Tags"]["glue-constructs"].startswith(f"{deployment.stack}/")

    deployment.deploy()
    assert deployment.states() == ["Completed"]

    deployment.deploy(props={"trigger": "again"})
    assert deployment.states() == ["Completed"] * 2
    newest = deployment.outputs()["JobId"]
    assert newest != job["JobId"]

    output = deployment.deploy(input="nothing", expect=1)
    assert "ValidationError: There is no input at" in output
    assert "ended with status Failed" in output
    assert deployment.states() == ["Failed", *["Completed"] * 2]
    assert deployment.outputs()["JobId"] == newest

    deployment.destroy()
    assert deployment.states() == ["Failed", *["Completed"] * 2]


@pytest.mark.long
def test_addresses_destroyed_while_validated(deployment):
    deployment.prepare(*(f"new/{number}.parquet" for number in range(300)))
    deployment.deploy(props={"wait": False, "stop_on_delete": True})
    assert deployment.outputs()["Status"] in ("Pending", "Running")
    assert deployment.states()[0] in ("Pending", "Running")
    deployment.destroy()
    assert deployment.states() == ["Cancelled"]
