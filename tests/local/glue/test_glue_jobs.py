from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from .conftest import World

ROLE = "arn:aws:iam::123456789012:role/glue"
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://code/job.py", "PythonVersion": "3"}

# Every field of CreateJob except the graph of the visual editor.
EVERYTHING: dict[str, Any] = {
    "JobMode": "SCRIPT",
    "JobRunQueuingEnabled": True,
    "Description": "cleans the flights",
    "LogUri": "s3://code/logs/",
    "Role": ROLE,
    "ExecutionProperty": {"MaxConcurrentRuns": 3},
    "Command": COMMAND,
    "DefaultArguments": {"--TempDir": "s3://code/tmp/"},
    "NonOverridableArguments": {"--stage": "test"},
    "Connections": {"Connections": ["warehouse"]},
    "MaxRetries": 0,
    "Timeout": 7,
    "SecurityConfiguration": "encrypted",
    "NotificationProperty": {"NotifyDelayAfter": 5},
    "GlueVersion": "5.1",
    "NumberOfWorkers": 4,
    "WorkerType": "G.2X",
    "ExecutionClass": "STANDARD",
    "SourceControlDetails": {"Provider": "GITHUB", "Repository": "etl"},
    "MaintenanceWindow": "Sun:10",
}


def code_of(error: pytest.ExceptionInfo[ClientError]) -> tuple[str, str]:
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def test_get_job_returns_every_field_of_create_job(world: World) -> None:
    world.glue.create_job(Name="flights", **EVERYTHING)

    job = world.glue.get_job(JobName="flights")["Job"]

    assert {field: job[field] for field in EVERYTHING} == EVERYTHING
    assert job["CreatedOn"] == job["LastModifiedOn"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        pytest.param(
            {"Command": {"Name": "pythonshell"}},
            {"MaxCapacity": 0.0625, "AllocatedCapacity": 0, "Timeout": 2880, "MaxRetries": 0, "JobMode": "SCRIPT"},
            id="python-shell",
        ),
        pytest.param({"Command": COMMAND}, {"MaxCapacity": 10.0, "AllocatedCapacity": 10}, id="spark-without-capacity"),
        pytest.param(
            {"Command": COMMAND, "WorkerType": "G.025X", "NumberOfWorkers": 6},
            {"MaxCapacity": 1.5, "AllocatedCapacity": 1},
            id="quarter-workers",
        ),
        pytest.param({"Command": COMMAND, "GlueVersion": "4.0"}, {"Timeout": 2880}, id="timeout-of-glue-4"),
        pytest.param({"Command": COMMAND, "GlueVersion": "5.0"}, {"Timeout": 480}, id="timeout-of-glue-5"),
        pytest.param({"Command": COMMAND}, {"ExecutionProperty": {"MaxConcurrentRuns": 1}}, id="one-run-at-a-time"),
    ],
)
def test_get_job_returns_the_defaults_of_the_service(
    world: World, given: dict[str, Any], shown: dict[str, Any]
) -> None:
    world.glue.create_job(Name="plain", Role=ROLE, **given)

    job = world.glue.get_job(JobName="plain")["Job"]

    assert {field: job[field] for field in shown} == shown


def test_a_streaming_job_has_no_default_timeout(world: World) -> None:
    world.glue.create_job(Name="stream", Role=ROLE, Command={"Name": "gluestreaming"}, GlueVersion="5.0")

    assert "Timeout" not in world.glue.get_job(JobName="stream")["Job"]


def test_update_overwrites_everything_except_the_glue_version(world: World) -> None:
    world.glue.create_job(Name="flights", **EVERYTHING)

    world.glue.update_job(JobName="flights", JobUpdate={"Role": ROLE, "Command": COMMAND, "Timeout": 9})

    job = world.glue.get_job(JobName="flights")["Job"]
    assert job["Timeout"] == 9
    assert job["GlueVersion"] == "5.1"
    assert "Description" not in job
    assert "DefaultArguments" not in job
    assert job["LastModifiedOn"] > job["CreatedOn"]


@pytest.mark.parametrize(
    ("capacity", "text"),
    [
        pytest.param(
            {"MaxCapacity": 2, "WorkerType": "G.1X", "NumberOfWorkers": 2},
            "Please do not set Max Capacity if using Worker Type and Number of Workers.",
            id="dpu-and-workers",
        ),
        pytest.param({"WorkerType": "G.1X"}, "Please set both Worker Type and Number of Workers.", id="no-number"),
        pytest.param({"NumberOfWorkers": 2}, "Please set both Worker Type and Number of Workers.", id="no-type"),
        pytest.param(
            {"Command": {"Name": "pythonshell"}, "WorkerType": "G.1X", "NumberOfWorkers": 2},
            "Worker Type is not supported for Job Command pythonshell",
            id="workers-on-python-shell",
        ),
    ],
)
def test_conflicting_capacity_is_rejected_with_the_services_message(
    world: World, capacity: dict[str, Any], text: str
) -> None:
    with pytest.raises(ClientError) as error:
        world.glue.create_job(**{"Name": "odd", "Role": ROLE, "Command": COMMAND, **capacity})

    assert code_of(error) == ("InvalidInputException", text)
    assert world.glue.list_jobs()["JobNames"] == []


def test_a_job_without_a_command_is_rejected(world: World) -> None:
    with pytest.raises(world.glue.exceptions.InvalidInputException, match=r"Command\.Name is required"):
        world.glue.create_job(Name="odd", Role=ROLE, Command={"ScriptLocation": "s3://code/job.py"})

    world.create_job("fine")
    with pytest.raises(world.glue.exceptions.InvalidInputException, match=r"Command\.Name is required"):
        world.glue.update_job(JobName="fine", JobUpdate={"Role": ROLE})
    assert world.glue.get_job(JobName="fine")["Job"]["Command"]["Name"] == "pythonshell"


def test_creating_an_identical_job_again_is_an_already_exists_error(world: World) -> None:
    world.glue.create_job(Name="flights", Role=ROLE, Command=COMMAND)

    with pytest.raises(world.glue.exceptions.AlreadyExistsException):
        world.glue.create_job(Name="flights", Role=ROLE, Command=COMMAND)


def test_creating_a_different_job_of_the_same_name_is_a_mismatch_error(world: World) -> None:
    world.glue.create_job(Name="flights", Role=ROLE, Command=COMMAND)

    with pytest.raises(world.glue.exceptions.IdempotentParameterMismatchException, match="different configuration"):
        world.glue.create_job(Name="flights", Role=ROLE, Command=COMMAND, Timeout=5)


def test_a_missing_job_is_not_found_but_can_be_deleted(world: World) -> None:
    with pytest.raises(world.glue.exceptions.EntityNotFoundException):
        world.glue.get_job(JobName="nothing")
    with pytest.raises(world.glue.exceptions.EntityNotFoundException):
        world.glue.update_job(JobName="nothing", JobUpdate={"Role": ROLE, "Command": COMMAND})

    assert world.glue.delete_job(JobName="nothing")["JobName"] == "nothing"


def test_batch_get_jobs_names_what_is_not_found(world: World) -> None:
    world.create_job("first")
    world.create_job("second")

    found = world.glue.batch_get_jobs(JobNames=["second", "nothing", "first"])

    assert [job["Name"] for job in found["Jobs"]] == ["second", "first"]
    assert found["JobsNotFound"] == ["nothing"]


def test_jobs_are_listed_in_pages(world: World) -> None:
    names = [world.create_job(f"job{number}") for number in range(5)]

    jobs = world.glue.get_paginator("get_jobs").paginate(PaginationConfig={"PageSize": 2})
    page = world.glue.list_jobs(MaxResults=3)
    rest = world.glue.list_jobs(NextToken=page["NextToken"])

    assert [[job["Name"] for job in each["Jobs"]] for each in jobs] == [names[:2], names[2:4], names[4:]]
    assert page["JobNames"] + rest["JobNames"] == names
    assert "NextToken" not in rest


def test_an_unknown_token_is_rejected(world: World) -> None:
    with pytest.raises(world.glue.exceptions.InvalidInputException, match="Invalid NextToken: x"):
        world.glue.list_jobs(NextToken="x")


def test_tags_are_stored_and_filter_the_list(world: World) -> None:
    world.create_job("ours", Tags={"team": "flights", "stage": "test"})
    world.create_job("theirs", Tags={"team": "weather", "stage": "test"})
    arn = "arn:aws:glue:us-east-1:123456789012:job/ours"

    assert world.glue.get_tags(ResourceArn=arn)["Tags"] == {"team": "flights", "stage": "test"}
    assert world.glue.list_jobs(Tags={"team": "flights", "stage": "test"})["JobNames"] == ["ours"]
    assert world.glue.list_jobs(Tags={"stage": "test"})["JobNames"] == ["ours", "theirs"]

    world.glue.untag_resource(ResourceArn=arn, TagsToRemove=["stage"])
    world.glue.tag_resource(ResourceArn=arn, TagsToAdd={"team": "trains"})
    assert world.glue.get_tags(ResourceArn=arn)["Tags"] == {"team": "trains"}


def test_the_tags_of_a_deleted_job_are_deleted(world: World) -> None:
    world.create_job("ours", Tags={"team": "flights"})
    world.glue.delete_job(JobName="ours")
    world.create_job("ours")

    assert world.glue.get_tags(ResourceArn="arn:aws:glue:us-east-1:123456789012:job/ours")["Tags"] == {}


def test_moto_handles_the_other_operations(world: World) -> None:
    world.glue.create_database(DatabaseInput={"Name": "flights"})

    assert [database["Name"] for database in world.glue.get_databases()["DatabaseList"]] == ["flights"]
    world.glue.delete_database(Name="flights")
