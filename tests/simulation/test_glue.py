"""The model of Glue."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from simulation.plain import PlainProvider
from simulation.runs import Plan
from simulation.schedule import Schedule, Setting
from simulation.world import World


def make_world(*plans: Plan, **settings: object) -> World:
    decided = {f"run {index}": plan for index, plan in enumerate(plans)} | settings
    world = World(Schedule(1, (), tuple(Setting(name, value) for name, value in decided.items())), PlainProvider())
    world.glue.create_job("orders")
    return world


def started(world: World) -> str:
    return world.glue.start("orders", {"--a": "b"}, None).id


def advance(world: World, seconds: float) -> Any:
    world.clock.now += seconds
    return world.glue


def states(world: World) -> dict[str, str]:
    return {run["Id"]: run["JobRunState"] for page in pages(world) for run in page}


def pages(world: World, most: int = 100) -> list[list[dict[str, Any]]]:
    found = []
    token: dict[str, str] = {}
    while len(found) < most:
        page = world.glue.call("GetJobRuns", {"JobName": "orders", **token}, None)
        found.append(page["JobRuns"])
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    return found


def test_a_run_goes_through_its_states():
    world = make_world(Plan(waiting=10, starting=10, running=10, end="TIMEOUT"))
    run = started(world)
    seen = [advance(world, seconds).get_run("orders", run)["JobRunState"] for seconds in (0, 10, 10, 10)]
    assert seen == ["WAITING", "STARTING", "RUNNING", "TIMEOUT"]


@pytest.mark.parametrize(
    ("end", "settings", "follower"),
    [
        ("FAILED", {"max_retries": 1}, "jr_0001_attempt_1"),
        ("ERROR", {"max_retries": 1}, "jr_0001_attempt_1"),
        ("FAILED", {}, None),
        ("TIMEOUT", {"max_retries": 1}, None),
        ("EXPIRED", {}, "jr_0001_restart_1"),
        ("EXPIRED", {"restarts": False}, None),
    ],
)
def test_retries_and_restarts(end, settings, follower):
    world = make_world(Plan(end=end, follow=8), **settings)
    started(world)
    advance(world, 4 + 15 + 7)
    assert len(states(world)) == 1
    advance(world, 2)
    assert list(states(world)) == ([follower, "jr_0001"] if follower else ["jr_0001"])
    if follower:
        shown = world.glue.get_run("orders", follower)
        assert (shown["PreviousRunId"], shown["Arguments"]) == ("jr_0001", {"--a": "b"})


def test_a_retry_is_retried_until_none_is_left():
    world = make_world(*[Plan(end="FAILED")] * 4, max_retries=2)
    started(world)
    advance(world, 1000)
    assert list(states(world)) == ["jr_0001_attempt_2", "jr_0001_attempt_1", "jr_0001"]


def test_a_stopped_run_ends_later_and_is_not_retried():
    world = make_world(Plan(end="FAILED", stopping=10), max_retries=1)
    run = started(world)
    assert world.glue.stop("orders", [run], None) == {"Errors": []}
    assert advance(world, 9).get_run("orders", run)["JobRunState"] == "STOPPING"
    assert advance(world, 1).get_run("orders", run)["JobRunState"] == "STOPPED"
    advance(world, 1000)
    assert len(states(world)) == 1


@pytest.mark.parametrize(
    ("run", "code"), [("jr_0001", "InvalidJobRunStateTransitionException"), ("jr_9", "EntityNotFoundException")]
)
def test_a_run_that_cannot_be_stopped_is_reported_in_the_response(run, code):
    world = make_world()
    started(world)
    [error] = advance(world, 100).stop("orders", [run], None)["Errors"]
    assert error["ErrorDetail"]["ErrorCode"] == code


def test_reads_are_eventually_consistent():
    world = make_world(read_lag=10)
    run = started(world)
    assert states(world) == {}
    with pytest.raises(ClientError, match="EntityNotFound"):
        advance(world, 9).get_run("orders", run)
    assert advance(world, 1).get_run("orders", run)["JobRunState"] == "STARTING"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"max_concurrent": 1}, "ConcurrentRunsExceededException"),
        ({"refusal": "InvalidInputException"}, "InvalidInputException"),
        ({"role_delay": (20, "refuse")}, "InvalidInputException"),
    ],
)
def test_a_run_is_rejected_according_to_the_settings(settings, code):
    world = make_world(**settings)
    world.glue.jobs["orders"].created_at = world.clock.now
    if "max_concurrent" in settings:
        started(world)
    with pytest.raises(ClientError, match=code):
        started(world)


def test_a_job_that_is_created_again_does_not_list_former_runs():
    world = make_world()
    started(world)
    world.glue.delete_job("orders")
    with pytest.raises(ClientError, match="EntityNotFound"):
        states(world)
    world.glue.create_job("orders")
    assert states(world) == {}
    assert len(world.glue.runs) == 1


def test_runs_are_listed_in_pages_newest_first():
    world = make_world(max_concurrent=9)
    for _ in range(5):
        advance(world, 1)
        started(world)
    assert [[run["Id"] for run in page] for page in pages(world)] == [
        ["jr_0005", "jr_0004"],
        ["jr_0003", "jr_0002"],
        ["jr_0001"],
    ]


def test_runs_of_others_are_listed_between_for_ninety_days():
    world = make_world(busy=2000)
    advance(world, 1)
    first = started(world)
    advance(world, 5000)
    second = started(world)
    listed = [run for page in pages(world, 10**5) for run in page]
    starts = [run["StartedOn"] for run in listed]
    assert starts == sorted(starts, reverse=True)
    assert len({run["Id"] for run in listed}) == len(listed)
    assert 90 * 24 * 3600 // 2000 <= len(listed) - 2 <= 90 * 24 * 3600 // 2000 + 1
    assert [run["Id"] for run in listed if "others" not in run["Id"]] == [second, first]


def test_a_waiting_run_may_have_no_start():
    world = make_world(Plan(waiting=10), waiting_has_start=False)
    run = started(world)
    assert "StartedOn" not in world.glue.get_run("orders", run)
    assert "StartedOn" not in pages(world)[0][0]
    assert "StartedOn" in advance(world, 10).get_run("orders", run)


def test_a_run_of_a_job_with_a_new_role_fails():
    world = make_world(role_delay=(20, "fail"))
    world.glue.jobs["orders"].created_at = world.clock.now
    failed = started(world)
    shown = advance(world, 20).get_run("orders", failed)
    assert shown["JobRunState"] == "FAILED"
    assert "assume role permissions" in shown["ErrorMessage"]
    fine = started(world)
    assert advance(world, 100).get_run("orders", fine)["JobRunState"] == "SUCCEEDED"


def test_a_reset_of_the_bookmark_is_recorded():
    world = make_world()
    started(world)
    assert world.glue.call("GetJobBookmark", {"JobName": "orders"}, None)["JobBookmarkEntry"]["Version"] == 1
    world.glue.call("ResetJobBookmark", {"JobName": "orders"}, None)
    assert world.glue.call("GetJobBookmark", {"JobName": "orders"}, None)["JobBookmarkEntry"]["Version"] == 0
    assert len(world.glue.resets) == 1


def test_a_job_without_a_bookmark():
    world = make_world(bookmark=False)
    with pytest.raises(ClientError, match="EntityNotFound"):
        world.glue.call("ResetJobBookmark", {"JobName": "orders"}, None)
    assert world.glue.resets == []
