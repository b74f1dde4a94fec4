"""The model of Amazon Location's jobs."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from simulation.plain import PlainProvider
from simulation.runs import Plan
from simulation.schedule import Schedule, Setting
from simulation.world import World


def call(world: World, operation: str, **parameters: Any) -> dict[str, Any]:
    return world.location.call(operation, parameters, None)


@pytest.fixture
def world() -> World:
    plans = (Plan(waiting=10, starting=10, running=10), Plan(running=10, end="TIMEOUT", stopping=10))
    settings = [Setting(f"run {n}", plan) for n, plan in enumerate(plans)]
    return World(Schedule(1, (), (*settings, Setting("max_concurrent", 9))), PlainProvider())


def started(world: World, of: str = "a") -> str:
    return call(world, "StartJob", Name="addresses", ClientToken=of, Tags={"t": of}, ExecutionRoleArn="role")["JobId"]


def status(world: World, job: str, *, after: float = 0) -> str:
    world.clock.now += after
    return call(world, "GetJob", JobId=job)["Status"]


def test_a_job_goes_through_its_states(world):
    job = started(world)
    assert [status(world, job, after=after) for after in (0, 15, 10, 10)] == [
        "Pending",
        "Pending",
        "Running",
        "Completed",
    ]


def test_a_failed_job_has_an_error(world):
    started(world)
    job = started(world, "b")
    assert status(world, job, after=100) == "Failed"
    assert call(world, "GetJob", JobId=job)["Error"]["Code"] == "ValidationError"


def test_a_client_token_starts_one_job(world):
    assert started(world) == started(world)
    assert started(world, "b") != started(world)


def test_a_cancelled_job_ends_later(world):
    started(world)
    job = started(world, "b")
    assert call(world, "CancelJob", JobId=job)["Status"] == "Cancelling"
    assert [status(world, job, after=after) for after in (9, 1)] == ["Cancelling", "Cancelled"]
    with pytest.raises(ClientError, match="ValidationException"):
        call(world, "CancelJob", JobId=job)


def test_jobs_are_listed_in_pages_newest_first_and_without_tags(world):
    jobs = [started(world, token) for token in "abc"]
    page = call(world, "ListJobs", MaxResults=100)
    more = call(world, "ListJobs", MaxResults=100, NextToken=page["NextToken"])
    listed = [*page["Entries"], *more["Entries"]]
    assert [job["JobId"] for job in listed] == jobs[::-1]
    assert not any("Tags" in job for job in listed)
    assert "NextToken" not in more
    assert call(world, "ListJobs", MaxResults=100, Filter={"JobStatus": "Running"})["Entries"] == []


def test_a_job_that_does_not_exist(world):
    with pytest.raises(ClientError, match="ResourceNotFoundException"):
        status(world, "none")
