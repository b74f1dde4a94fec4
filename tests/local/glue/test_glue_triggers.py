"""The trigger operations, with boto3."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from glue_constructs.errors import EmbeddedAwsError
from glue_constructs.local.clock import fire_scheduled_triggers, require_aware_datetime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .conftest import World

NIGHTLY = "cron(0 2 * * ? *)"
TWO = datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc)


@pytest.fixture(autouse=True)
def _jobs(world: World) -> Iterator[None]:
    for name in ("a", "b"):
        world.create_job(name, "print('done')")
    yield
    for name in world.glue.list_triggers()["TriggerNames"]:
        world.glue.delete_trigger(Name=name)


def create(world: World, name: str, job: str = "a", kind: str = "ON_DEMAND", **definition: Any) -> None:
    world.glue.create_trigger(Name=name, Type=kind, Actions=[{"JobName": job}], **definition)


def after(job: str, state: str = "SUCCEEDED") -> dict[str, Any]:
    return {"Conditions": [{"LogicalOperator": "EQUALS", "JobName": job, "State": state}]}


def fire(world: World, moment: datetime) -> list[str]:
    return fire_scheduled_triggers(moment, endpoint_url=world.settings.endpoint_url, region=world.settings.region)


def test_get_trigger_returns_the_fields_of_create_trigger(world: World) -> None:
    create(world, "nightly", kind="SCHEDULED", Schedule=NIGHTLY, StartOnCreation=True, Description="every night")
    assert world.glue.get_trigger(Name="nightly")["Trigger"] == {
        "Name": "nightly",
        "Type": "SCHEDULED",
        "State": "ACTIVATED",
        "Schedule": NIGHTLY,
        "Description": "every night",
        "Actions": [{"JobName": "a"}],
    }


def test_an_update_changes_fields_and_keeps_the_state(world: World) -> None:
    create(world, "nightly", kind="SCHEDULED", Schedule=NIGHTLY, StartOnCreation=True, Description="every night")
    update = {"Schedule": "cron(0 3 * * ? *)", "Actions": [{"JobName": "b"}]}
    answer = world.glue.update_trigger(Name="nightly", TriggerUpdate=update)["Trigger"]
    assert answer == world.glue.get_trigger(Name="nightly")["Trigger"]
    assert (answer["State"], answer["Schedule"], answer["Actions"]) == ("ACTIVATED", *update.values())
    assert answer["Description"] == "every night"


def test_triggers_are_stopped_and_started(world: World) -> None:
    create(world, "nightly", kind="SCHEDULED", Schedule=NIGHTLY)
    create(world, "now")
    states = [world.glue.get_trigger(Name="nightly")["Trigger"]["State"]]
    for operation in (world.glue.start_trigger, world.glue.stop_trigger, world.glue.start_trigger):
        operation(Name="nightly")
        states.append(world.glue.get_trigger(Name="nightly")["Trigger"]["State"])
    assert states == ["CREATED", "ACTIVATED", "DEACTIVATED", "ACTIVATED"]
    world.glue.stop_trigger(Name="now")
    assert world.glue.get_trigger(Name="now")["Trigger"]["State"] == "CREATED"


def test_triggers_are_listed_by_job_by_tag_and_in_pages(world: World) -> None:
    create(world, "one", "a", Tags={"team": "data"})
    create(world, "two", "b")
    create(world, "three", "b", Tags={"team": "data"})
    assert [each["Name"] for each in world.glue.get_triggers(DependentJobName="b")["Triggers"]] == ["two", "three"]
    # As the API documents, all triggers are returned for a job without triggers.
    assert len(world.glue.get_triggers(DependentJobName="c")["Triggers"]) == 3
    assert world.glue.list_triggers(Tags={"team": "data"})["TriggerNames"] == ["one", "three"]
    pages = world.glue.get_paginator("get_triggers").paginate(PaginationConfig={"PageSize": 2})
    assert [[each["Name"] for each in page["Triggers"]] for page in pages] == [["one", "two"], ["three"]]
    found = world.glue.batch_get_triggers(TriggerNames=["two", "none"])
    assert ([each["Name"] for each in found["Triggers"]], found["TriggersNotFound"]) == (["two"], ["none"])


def test_a_deleted_trigger_is_not_found_and_may_be_deleted_again(world: World) -> None:
    create(world, "now")
    for _ in range(2):
        assert world.glue.delete_trigger(Name="now")["Name"] == "now"
    with pytest.raises(ClientError, match=r"EntityNotFoundException.*now not found"):
        world.glue.get_trigger(Name="now")


TWO_CONDITIONS = [{"LogicalOperator": "EQUALS", "JobName": "b", "State": state} for state in ("FAILED", "TIMEOUT")]


@pytest.mark.parametrize(
    ("kind", "definition", "fault"),
    [
        ("SCHEDULED", {}, "Schedule cannot be null or empty"),
        ("SCHEDULED", {"Schedule": "cron(* 25 * * ? *)"}, "Invalid schedule .*Hours must be 0 to 23"),
        ("CONDITIONAL", {}, "Predicate cannot be null or empty"),
        ("CONDITIONAL", {"Predicate": {"Conditions": TWO_CONDITIONS}}, "Logical cannot be null or empty"),
        (
            "CONDITIONAL",
            {"Predicate": {"Conditions": [{"JobName": "b", "State": "FAILED"}]}},
            "Logical operator cannot be null or empty",
        ),
        (
            "CONDITIONAL",
            {"Predicate": {"Conditions": [{"JobName": "b", "LogicalOperator": "EQUALS"}]}},
            "State cannot be null or empty",
        ),
        (
            "CONDITIONAL",
            {"Predicate": after("b", "RUNNING")},
            "one of SUCCEEDED, FAILED, TIMEOUT, STOPPED, got RUNNING",
        ),
        ("CONDITIONAL", {"Predicate": after("a")}, "Job cannot be a Predicate and Action"),
        ("ON_DEMAND", {"StartOnCreation": True}, "StartOnCreation is not supported for ON_DEMAND"),
        ("ON_DEMAND", {"Actions": [{"JobName": "gone"}]}, "EntityNotFoundException.*Job with name: gone not found"),
    ],
)
def test_an_invalid_trigger_is_rejected(world: World, kind: str, definition: dict[str, Any], fault: str) -> None:
    with pytest.raises(ClientError, match=fault):
        world.glue.create_trigger(**{"Name": "wrong", "Type": kind, "Actions": [{"JobName": "a"}], **definition})
    assert world.glue.list_triggers()["TriggerNames"] == []


def test_a_name_is_unique_and_a_rejected_update_changes_nothing(world: World) -> None:
    create(world, "nightly", kind="SCHEDULED", Schedule=NIGHTLY)
    with pytest.raises(ClientError, match="AlreadyExistsException"):
        create(world, "nightly")
    with pytest.raises(ClientError, match="Invalid schedule"):
        world.glue.update_trigger(Name="nightly", TriggerUpdate={"Schedule": "cron(nonsense)"})
    assert world.glue.get_trigger(Name="nightly")["Trigger"]["Schedule"] == NIGHTLY


@pytest.mark.process
def test_a_chain_of_triggers_runs_jobs(world: World) -> None:
    create(world, "nightly", "a", "SCHEDULED", Schedule=NIGHTLY, StartOnCreation=True)
    create(world, "next", "b", "CONDITIONAL", Predicate=after("a"), StartOnCreation=True)
    assert fire(world, TWO) == ["nightly"]
    [first] = world.glue.get_job_runs(JobName="a")["JobRuns"]
    assert first["TriggerName"] == "nightly"
    assert world.wait("a", first["Id"])["JobRunState"] == "SUCCEEDED"
    # The run of the next job exists as soon as the end of the first run is visible.
    [second] = world.glue.get_job_runs(JobName="b")["JobRuns"]
    assert second["PredecessorRuns"] == [{"JobName": "a", "RunId": first["Id"]}]
    assert world.wait("b", second["Id"])["JobRunState"] == "SUCCEEDED"


def test_scheduled_triggers_do_not_fire_by_themselves(world: World) -> None:
    create(world, "often", "a", "SCHEDULED", Schedule="cron(0/5 * * * ? *)", StartOnCreation=True)
    assert fire(world, TWO.replace(minute=3)) == []
    assert world.glue.get_job_runs(JobName="a")["JobRuns"] == []


@pytest.mark.parametrize("moment", [datetime(2026, 1, 31, 2, 0), "2026-01-31T02:00Z", None])  # noqa: DTZ001  the fault
def test_a_time_without_a_time_zone_is_rejected(moment: Any) -> None:
    with pytest.raises(EmbeddedAwsError, match=r"datetime with a time zone, such as .*, got "):
        require_aware_datetime(moment)


def test_an_error_of_the_server_is_raised(world: World) -> None:
    with pytest.raises(EmbeddedAwsError, match="FireScheduledTriggers"):
        fire_scheduled_triggers(TWO, endpoint_url=f"{world.settings.endpoint_url}/nowhere", region="us-east-1")
