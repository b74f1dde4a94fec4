"""The search for the address validation job whose result stands after a request that starts none."""

from __future__ import annotations

import itertools
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from handlers.calls import NOW, Worker
from handlers.conftest import StubbedClient
from handlers.test_location_job_steps import (
    CREATED,
    JOB,
    STACK,
    event,
    expect_list_all,
    expect_list_live,
    job,
    state,
    steps,
)

from glue_constructs.handlers.deadlines import ANSWER_SECONDS, READ_LAG_SECONDS
from glue_constructs.handlers.location import jobs

OTHER_ROLE = {**JOB, "ExecutionRoleArn": "arn:aws:iam::123456789012:role/other"}
UNCHANGED = event("Update", WaitSeconds="900")


@pytest.fixture
def location() -> Any:
    stubbed = StubbedClient("location")
    yield stubbed
    stubbed.assert_all_called()


def standing(location: Any, given: dict[str, Any], *, now: int = NOW) -> str:
    """Return the id of the job whose attributes the request has."""
    after = steps(location, now=now).begin(given)
    assert (after["next"], after["outcome"]["status"]) == ("answer", "SUCCESS")
    return after["outcome"]["data"]["JobId"]


def test_a_rollback_finds_the_job_of_the_role_to_which_it_returns(location):
    new = event("Update", Job=OTHER_ROLE, request="r-2")
    back = {**event("Update", request="r-3"), "OldResourceProperties": new["ResourceProperties"]}
    expect_list_live(location)
    expect_list_all(location, job(event("Create"), "job-1", "Completed"), read=1)
    assert standing(location, state(back, rollback=True)) == "job-1"


def test_with_run_on_create_the_job_of_the_role_before_the_update_is_found(location):
    update = event("Update", Job=OTHER_ROLE, RunOn="CREATE")
    expect_list_live(location)
    expect_list_all(location, job(event("Create"), "job-1", "Completed"), read=1)
    assert standing(location, state(update)) == "job-1"


def test_it_is_found_if_the_properties_before_the_update_cannot_be_read(location):
    """Whether this is a rollback is unknown, so work that succeeded is not done again."""
    update = {**event("Update"), "OldResourceProperties": {"Version": "0"}}
    expect_list_live(location)
    expect_list_all(location, job(event("Create"), "job-1", "Completed"), read=1)
    assert standing(location, state(update, rollback=None)) == "job-1"


def test_each_job_is_read_once_however_often_the_search_begins_again(location):
    expect_list_live(location)
    of_other_work = job(event("Update", Trigger="former"), "job-1", "Failed")
    expect_list_all(location, of_other_work, read=1)
    assert standing(location, state(UNCHANGED)) == "job-1"


def test_the_newest_is_found_in_whichever_order_the_jobs_are_listed(location):
    old = job(event("Create"), "job-1", "Completed")
    new = job(event("Create"), "job-2", "Completed", CreatedAt=CREATED + timedelta(hours=1))
    expect_list_live(location)
    expect_list_all(location, old, new, read=0)
    location.answers("get_job", new, JobId="job-2")
    assert standing(location, state(UNCHANGED)) == "job-2"


def test_every_page_is_read(location):
    done = job(event("Create"), "job-1", "Completed")
    listed = {name: value for name, value in done.items() if name != "Tags"}
    expect_list_live(location)
    location.answers("list_jobs", {"Entries": [], "NextToken": "2"}, MaxResults=100)
    location.answers("list_jobs", {"Entries": [], "NextToken": "3"}, MaxResults=100, NextToken="2")
    location.answers("list_jobs", {"Entries": [listed]}, MaxResults=100, NextToken="3")
    location.answers("get_job", done, JobId="job-1")
    assert standing(location, state(UNCHANGED)) == "job-1"


@pytest.mark.parametrize(("seconds", "found"), [(1, ""), (2, "job-1")])
def test_the_search_ends_when_the_response_must_be_sent(location, monkeypatch, seconds, found):
    """Each job takes a second, and the second one is that of the resource."""
    clock = itertools.chain([0, 0], itertools.repeat(1))
    monkeypatch.setattr(jobs, "time", SimpleNamespace(time=lambda: next(clock)))
    of_others = job(None, "job-9", "Completed", CreatedAt=CREATED + timedelta(hours=1))
    expect_list_live(location)
    expect_list_all(location, of_others, job(event("Create"), "job-1", "Completed"), read=2 if found else 1)
    due = NOW + 900 - ANSWER_SECONDS - READ_LAG_SECONDS
    assert standing(location, state(UNCHANGED), now=due - seconds) == found


def test_it_is_not_a_job_of_the_update_that_is_rolled_back(location, stacks):
    """With run_on=DEPLOY its work is the same, and it was completed before another resource failed."""
    new = event("Update", RunOn="DEPLOY", Deployment="2", request="r-2")
    back = {**event("Update", RunOn="DEPLOY", Deployment="1", request="r-3")}
    back["OldResourceProperties"] = new["ResourceProperties"]
    updated = CREATED + timedelta(minutes=1)
    of_the_update = job(new, "job-2", "Completed", CreatedAt=CREATED + timedelta(minutes=2))
    expect_list_live(location)
    expect_list_all(location, of_the_update, job(event("Create"), "job-1", "Completed"), read=2)
    stack = {"StackName": "Addresses", "CreationTime": CREATED, "LastUpdatedTime": updated}
    rolling_back = {**stack, "StackStatus": "UPDATE_ROLLBACK_IN_PROGRESS"}
    stacks.answers("describe_stacks", {"Stacks": [rolling_back]}, StackName=STACK)
    after = Worker(location=location.client, cloudformation=stacks.client).begin(state(back, rollback=True))
    assert after["outcome"]["data"]["JobId"] == "job-1"


def test_a_job_of_another_resource_is_not_found(location):
    other = {**event("Create"), "LogicalResourceId": "Another"}
    expect_list_live(location)
    expect_list_all(location, job(other, "job-9", "Completed"), job(None, "job-8", "Completed"), read=2)
    assert standing(location, state(UNCHANGED)) == ""


def test_a_listed_job_that_no_longer_exists_is_skipped(location):
    done = job(event("Create"), "job-1", "Completed")
    expect_list_live(location)
    expect_list_all(location, job(event("Create"), "job-2", "Completed"), done, read=0)
    location.refuses("get_job", "ResourceNotFoundException", JobId="job-2")
    location.answers("get_job", done, JobId="job-1")
    assert standing(location, state(UNCHANGED)) == "job-1"
