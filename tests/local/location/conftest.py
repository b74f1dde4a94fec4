"""Fixtures for the tests of Amazon Location: buckets, a role and clients."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from glue_constructs.local import EmbeddedAws

PARQUET = b"PAR1 addresses PAR1"
_NUMBERS = count(1)


@dataclass(frozen=True)
class World:
    """The clients, the bucket and the role of a test.

    Attributes:
        location, s3, iam: boto3 clients.
        bucket: A bucket with versioning, for this test only.
        role: The ARN of a role that the service may assume.
    """

    location: Any
    s3: Any
    iam: Any
    bucket: str
    role: str

    def put(self, *keys: str, content: bytes = PARQUET) -> None:
        for key in keys:
            self.s3.put_object(Bucket=self.bucket, Key=key, Body=content)

    def keys(self, prefix: str = "out/") -> list[str]:
        return [item["Key"] for item in self.s3.list_objects_v2(Bucket=self.bucket, Prefix=prefix).get("Contents", [])]

    def parameters(self, **changed: Any) -> dict[str, Any]:
        return {
            "Action": "ValidateAddress",
            "ExecutionRoleArn": self.role,
            "InputOptions": {"Location": f"s3://{self.bucket}/in/", "Format": "Parquet"},
            "OutputOptions": {"Location": f"s3://{self.bucket}/out/", "Format": "Parquet"},
            **changed,
        }

    def start(self, **changed: Any) -> str:
        job_id: str = self.location.start_job(**self.parameters(**changed))["JobId"]
        return job_id

    def describe(self, job_id: str) -> dict[str, Any]:
        job: dict[str, Any] = self.location.get_job(JobId=job_id)
        return job

    def wait(self, job_id: str, *states: str, seconds: float = 30) -> dict[str, Any]:
        deadline = time.monotonic() + seconds
        while (job := self.describe(job_id))["Status"] not in (states or ("Completed", "Failed", "Cancelled")):
            assert time.monotonic() < deadline, f"job {job_id} is still {job['Status']}"
            time.sleep(0.1)
        return job


def trust(service: str) -> str:
    statement = {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


@pytest.fixture
def world(embedded_aws: EmbeddedAws) -> World:
    s3, iam = embedded_aws.client("s3"), embedded_aws.client("iam")
    name = f"addresses-{next(_NUMBERS)}"
    s3.create_bucket(Bucket=name)
    s3.put_bucket_versioning(Bucket=name, VersioningConfiguration={"Status": "Enabled"})
    role = iam.create_role(RoleName=name, AssumeRolePolicyDocument=trust("geo.amazonaws.com"))["Role"]["Arn"]
    return World(embedded_aws.client("location"), s3, iam, name, role)
