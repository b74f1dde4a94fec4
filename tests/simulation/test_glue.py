"""The model of Glue."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from simulation.ours import Ours
from simulation.runs import Plan
from simulation.schedule import Schedule, Setting
from simulation.world import World


def world_of(*plans: Plan, **settings: object) -> World:
    decided = {f"run {index}": plan for index, plan in enumerate(plans)} | settings
    world = World(Schedule(1, (), tuple(Setting(name, value) for name, value in decided.items())), Ours())
    world.glue.create_job("orders")
    return world


def started(world: World) -> str:
    return world.glue.start("orders", {"--a": "b"}, None).id


def after(world: World, seconds: float) -> Any:
    world.clock.now += seconds
    return world.glue


def states(world: World) -> dict[str, str]:
    return {run["Id"]: run["JobRunState"] for run in world.glue.shown("orders")}


def test_a_run_goes_through_its_states():
    world = world_of(Plan(waiting=10, starting=10, running=10, end="TIMEOUT"))
    run = started(world)
    seen = [after(world, seconds).one("orders", run)["JobRunState"] for seconds in (0, 10, 10, 10)]
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
def test_an_end_is_followed_by_another_run_or_not(end, settings, follower):
    world = world_of(Plan(end=end, follow=8), **settings)
    started(world)
    after(world, 4 + 15 + 7)
    assert len(states(world)) == 1
    after(world, 2)
    assert list(states(world)) == ([follower, "jr_0001"] if follower else ["jr_0001"])
    if follower:
        shown = world.glue.one("orders", follower)
        assert (shown["PreviousRunId"], shown["Arguments"]) == ("jr_0001", {"--a": "b"})


def test_a_retry_is_retried_until_none_is_left():
    world = world_of(*[Plan(end="FAILED")] * 4, max_retries=2)
    started(world)
    after(world, 1000)
    assert list(states(world)) == ["jr_0001_attempt_2", "jr_0001_attempt_1", "jr_0001"]


def test_a_run_that_is_stopped_ends_after_a_while_and_is_not_followed():
    world = world_of(Plan(end="FAILED", stopping=10), max_retries=1)
    run = started(world)
    assert world.glue.stop("orders", [run], None) == {"Errors": []}
    assert after(world, 9).one("orders", run)["JobRunState"] == "STOPPING"
    assert after(world, 1).one("orders", run)["JobRunState"] == "STOPPED"
    after(world, 1000)
    assert len(states(world)) == 1


@pytest.mark.parametrize(
    ("run", "code"), [("jr_0001", "InvalidJobRunStateTransitionException"), ("jr_9", "EntityNotFoundException")]
)
def test_what_cannot_be_stopped_stands_in_the_answer(run, code):
    world = world_of()
    started(world)
    [error] = after(world, 100).stop("orders", [run], None)["Errors"]
    assert error["ErrorDetail"]["ErrorCode"] == code


def test_reads_lag_behind():
    world = world_of(read_lag=10)
    run = started(world)
    assert states(world) == {}
    with pytest.raises(ClientError, match="EntityNotFound"):
        after(world, 9).one("orders", run)
    assert after(world, 1).one("orders", run)["JobRunState"] == "STARTING"


@pytest.mark.parametrize(
    ("settings", "code"),
    [
        ({"max_concurrent": 1}, "ConcurrentRunsExceededException"),
        ({"refusal": "InvalidInputException"}, "InvalidInputException"),
        ({"iam_seconds": 20}, "AccessDeniedException"),
        ({"storm": (0, 60, "ThrottlingException")}, "ThrottlingException"),
    ],
)
def test_a_run_is_refused_as_the_settings_say(settings, code):
    world = world_of(**settings)
    if "max_concurrent" in settings:
        started(world)
    with pytest.raises(ClientError, match=code):
        started(world)
    assert world.glue.refused[0][1] == code


def test_a_job_made_anew_does_not_know_its_predecessors_runs():
    world = world_of()
    started(world)
    world.glue.delete_job("orders")
    with pytest.raises(ClientError, match="EntityNotFound"):
        states(world)
    world.glue.create_job("orders")
    assert states(world) == {}
    assert len(world.glue.runs) == 1
