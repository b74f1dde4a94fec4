from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError, ParamValidationError

from glue_constructs.local.cloudformation.providers.moto_model import has_model
from glue_constructs.local.glue.cloudformation import CloudFormationJob

if TYPE_CHECKING:
    from .conftest import World

PLACE = ("123456789012", "us-east-1")
ROLE = "arn:aws:iam::123456789012:role/glue"
REQUIRED = {"Role": ROLE, "Command": {"Name": "glueetl", "ScriptLocation": "s3://code/job.py"}}


def create(name: str, **properties: Any) -> CloudFormationJob:
    template = {"Type": "AWS::Glue::Job", "Properties": {**REQUIRED, **properties}}
    return CloudFormationJob.create_from_cloudformation_json(name, template, *PLACE, LogicalId="Job")


def update(job: CloudFormationJob, **properties: Any) -> CloudFormationJob:
    template = {"Type": "AWS::Glue::Job", "Properties": {**REQUIRED, **properties}}
    return CloudFormationJob.update_from_cloudformation_json(job, "unused", template, *PLACE)


def tags(world: World, name: str) -> dict[str, str]:
    found: dict[str, str] = world.glue.get_tags(ResourceArn=f"arn:aws:glue:us-east-1:123456789012:job/{name}")["Tags"]
    return found


def test_moto_finds_the_resource_type() -> None:
    assert has_model("AWS::Glue::Job")
    assert CloudFormationJob.cloudformation_name_type() == "Name"
    assert not CloudFormationJob.has_cfn_attr("Arn")


def test_ref_is_the_generated_name(world: World) -> None:
    job = create("stack-Job-ABC")

    assert job.physical_resource_id == "stack-Job-ABC"
    assert world.glue.list_jobs()["JobNames"] == ["stack-Job-ABC"]


def test_scalars_are_converted_to_the_types_of_the_api(world: World) -> None:
    create(
        "typed",
        Timeout="60",
        MaxRetries=1.0,
        NumberOfWorkers="2",
        WorkerType="G.1X",
        GlueVersion=5.1,
        JobRunQueuingEnabled="true",
        ExecutionProperty={"MaxConcurrentRuns": "3"},
        NotificationProperty={"NotifyDelayAfter": "5"},
        DefaultArguments={"--count": 3, "--flag": True},
        Connections={"Connections": ["warehouse"]},
    )

    job = world.glue.get_job(JobName="typed")["Job"]
    assert (job["Timeout"], job["MaxRetries"], job["NumberOfWorkers"], job["GlueVersion"]) == (60, 1, 2, "5.1")
    assert job["JobRunQueuingEnabled"] is True
    assert job["ExecutionProperty"] == {"MaxConcurrentRuns": 3}
    assert job["NotificationProperty"] == {"NotifyDelayAfter": 5}
    assert job["DefaultArguments"] == {"--count": "3", "--flag": "true"}
    assert job["Connections"] == {"Connections": ["warehouse"]}


def test_max_capacity_may_be_a_fraction(world: World) -> None:
    create("shell", Command={"Name": "pythonshell"}, MaxCapacity="0.0625")

    assert world.glue.get_job(JobName="shell")["Job"]["MaxCapacity"] == 0.0625


@pytest.mark.parametrize(
    "wrong",
    [
        pytest.param({"SourceControl": {}}, id="unknown-property"),
        pytest.param({"Timeout": "soon"}, id="no-number"),
        pytest.param({"Timeout": 0}, id="too-small"),
        pytest.param({"MaxRetries": 1.5}, id="no-whole-number"),
        pytest.param({"Tags": [{"Key": "a", "Value": "b"}]}, id="tags-as-a-list"),
    ],
)
def test_properties_that_botocore_rejects_are_rejected(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(ParamValidationError):
        create("wrong", **wrong)
    assert world.glue.list_jobs()["JobNames"] == []


def test_properties_that_the_service_rejects_are_rejected(world: World) -> None:
    world.create_job("there")

    with pytest.raises(ClientError, match="already submitted with different configuration"):
        create("there")


def test_an_update_keeps_name_and_runs(world: World) -> None:
    job = create("flights", Timeout=60, Command={"Name": "pythonshell", "ScriptLocation": "s3://code/gone.py"})
    run = world.run("flights")

    updated = update(job, Name="flights", Timeout="30")

    assert updated.physical_resource_id == "flights"
    assert world.glue.get_job(JobName="flights")["Job"]["Timeout"] == 30
    assert [each["Id"] for each in world.glue.get_job_runs(JobName="flights")["JobRuns"]] == [run["Id"]]


def test_tags_are_added_changed_and_removed(world: World) -> None:
    job = create("flights", Tags={"team": "flights", "stage": "test"})
    assert tags(world, "flights") == {"team": "flights", "stage": "test"}

    update(job, Tags={"team": "trains", "owner": "me"})
    assert tags(world, "flights") == {"team": "trains", "owner": "me"}

    update(job)
    assert tags(world, "flights") == {}


def test_deleting_a_missing_job_is_not_an_error(world: World) -> None:
    create("flights")

    for _ in range(2):
        CloudFormationJob.delete_from_cloudformation_json("flights", {}, *PLACE)

    assert world.glue.list_jobs()["JobNames"] == []
