"""Props deployed by the CDK CLI into the embedded AWS, where the job runs."""

from __future__ import annotations

from pathlib import Path

import pytest

pytestmark = [pytest.mark.cdk_cli, pytest.mark.long]

APP = Path(__file__).parent / "deployed" / "app.py"
STACK = "PackagesAndFolders"


def test_a_job_imports_its_packages_and_writes_to_its_temp_dir(cdk, embedded_aws):
    cdk.deploy(APP, STACK)
    cloudformation, s3 = embedded_aws.client("cloudformation"), embedded_aws.client("s3")
    resources = {
        r["ResourceType"]: r for r in cloudformation.list_stack_resources(StackName=STACK)["StackResourceSummaries"]
    }
    bucket = resources["AWS::S3::Bucket"]["PhysicalResourceId"]
    [written] = s3.list_objects_v2(Bucket=bucket)["Contents"]
    assert written["Key"].startswith("temporary/")
    assert s3.get_object(Bucket=bucket, Key=written["Key"])["Body"].read() == b"119"
    cdk.destroy(APP, STACK)
    # The bucket is retained with its objects, and the deletion of its stack did not fail.
    assert [b["Name"] for b in s3.list_buckets()["Buckets"] if b["Name"] == bucket] == [bucket]
