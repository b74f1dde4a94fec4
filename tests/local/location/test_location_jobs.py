"""The jobs of Amazon Location in the embedded AWS, with boto3's client over HTTP."""

from __future__ import annotations

import pytest
from botocore.exceptions import ClientError
from local.location.conftest import trust

FILES = [f"in/{number:03}.parquet" for number in range(60)]


def test_a_job_completes_and_leaves_a_marked_copy_of_its_input(world):
    world.put("in/a.parquet", "in/b.parquet", "other/c.parquet")
    started = world.location.start_job(**world.parameters(Name="nightly", Tags={"team": "data"}))
    assert started["Status"] == "Pending"
    assert started["JobArn"].endswith(f":job/{started['JobId']}")
    assert started["JobId"].startswith("nightly-")

    job = world.wait(started["JobId"])
    assert job["Status"] == "Completed"
    assert job["CreatedAt"] == started["CreatedAt"] < job["EndedAt"] == job["UpdatedAt"]
    assert job["Tags"] == {"team": "data"}
    assert "Error" not in job
    for name, value in world.parameters(Name="nightly").items():
        assert job[name] == value

    assert world.keys() == [f"out/{job['JobId']}/{name}.parquet" for name in "ab"]
    copy = world.s3.get_object(Bucket=world.bucket, Key=world.keys()[0])
    assert copy["Metadata"] == {"embedded-aws": "a copy of the input: no address was validated"}


def test_a_job_is_pending_and_then_running(world):
    world.put(*FILES)
    job_id = world.start()
    assert world.describe(job_id)["Status"] == "Pending"
    running = world.wait(job_id, "Running")
    assert "EndedAt" not in running
    world.location.cancel_job(JobId=job_id)


@pytest.mark.parametrize("before", ["Pending", "Running"])
def test_an_active_job_is_cancelled(world, before):
    world.put(*FILES)
    job_id = world.start()
    world.wait(job_id, before)
    answer = world.location.cancel_job(JobId=job_id)
    assert (answer["JobId"], answer["Status"]) == (job_id, "Cancelling")
    job = world.wait(job_id)
    assert job["Status"] == "Cancelled"
    assert "EndedAt" in job
    assert len(world.keys()) < len(FILES)


def test_cancelling_an_ended_job_has_no_effect(world):
    world.put("in/a.parquet")
    job_id = world.start()
    world.wait(job_id)
    assert world.location.cancel_job(JobId=job_id)["Status"] == "Completed"


def test_the_input_may_be_the_arn_of_one_file(world):
    world.put("in/a.parquet", "in/b.parquet")
    options = {"Location": f"arn:aws:s3:::{world.bucket}/in/b.parquet", "Format": "Parquet"}
    job = world.wait(world.start(InputOptions=options))
    assert world.keys() == [f"out/{job['JobId']}/b.parquet"]


class TestFailures:
    def failure(self, world, **changed):
        job = world.wait(world.start(**changed))
        assert job["Status"] == "Failed"
        assert job["Error"]["Code"] == "ValidationError"
        [message] = job["Error"]["Messages"]
        assert world.keys() == []
        return message

    def test_no_input(self, world):
        assert self.failure(world) == f"There is no input at s3://{world.bucket}/in/."

    def test_input_that_is_not_parquet(self, world):
        world.put("in/a.csv", content=b"a,b\n")
        assert "in/a.csv is not Parquet" in self.failure(world)

    def test_a_missing_bucket(self, world):
        options = {"Location": "s3://missing-bucket/", "Format": "Parquet"}
        assert self.failure(world, OutputOptions=options) == "The bucket missing-bucket does not exist."

    def test_a_bucket_without_versioning(self, world):
        world.s3.put_bucket_versioning(Bucket=world.bucket, VersioningConfiguration={"Status": "Suspended"})
        assert "Versioning must be enabled" in self.failure(world)

    def test_a_role_that_the_service_may_not_assume(self, world):
        document = trust("glue.amazonaws.com")
        role = world.iam.create_role(RoleName=f"{world.bucket}-glue", AssumeRolePolicyDocument=document)["Role"]["Arn"]
        assert "cannot be assumed by geo.amazonaws.com" in self.failure(world, ExecutionRoleArn=role)

    def test_a_missing_role(self, world):
        assert "does not exist" in self.failure(world, ExecutionRoleArn=f"{world.role}-not")


class TestClientToken:
    def test_the_same_request_starts_one_job(self, world):
        world.put("in/a.parquet")
        assert world.start(ClientToken="one") == world.start(ClientToken="one")
        assert world.start(ClientToken="two") != world.start(ClientToken="one")

    def test_it_returns_its_job_also_after_the_end(self, world):
        job_id = world.start(ClientToken="three")
        world.wait(job_id)
        assert world.start(ClientToken="three") == job_id

    def test_another_request_with_it_is_rejected(self, world):
        world.start(ClientToken="four")
        with pytest.raises(ClientError, match="other parameters"):
            world.start(ClientToken="four", Name="another")


class TestErrors:
    def test_a_missing_job(self, world):
        with pytest.raises(world.location.exceptions.ResourceNotFoundException):
            world.describe("missing")
        with pytest.raises(world.location.exceptions.ValidationException):
            world.location.cancel_job(JobId="missing")

    def test_an_invalid_location(self, world):
        options = {"Location": "https://example.com/", "Format": "Parquet"}
        with pytest.raises(world.location.exceptions.ValidationException) as caught:
            world.start(InputOptions=options)
        assert caught.value.response["FieldList"][0]["Name"] == "InputOptions.Location"
        assert caught.value.response["Reason"] == "FieldValidationFailed"


def test_jobs_are_listed_by_state_in_pages(world):
    ids = {world.start() for _ in range(3)}
    for job_id in ids:
        world.wait(job_id)
    pages = world.location.get_paginator("list_jobs").paginate(
        Filter={"JobStatus": "Failed"}, PaginationConfig={"PageSize": 2}
    )
    entries = [entry for page in pages for entry in page["Entries"]]
    assert ids <= {entry["JobId"] for entry in entries}
    assert {entry["Status"] for entry in entries} == {"Failed"}
    assert all("Tags" not in entry for entry in entries)
