"""Tests of the table in `stopping.py`: which runs of a resource are stopped by a request that runs nothing."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events
from handlers.calls import NOW
from handlers.test_job_run_steps import expect_list, run, state, worker

from glue_constructs.handlers.deadlines import CONSISTENCY_SECONDS

NO_WAIT = {"Wait": "false"}


def update_of(old: dict[str, Any], **changed: Any) -> dict[str, Any]:
    """Return an Update from other properties than those of the other tests."""
    update = events.event("Update", request="r-2", **{**old, **changed})
    return update | {"OldResourceProperties": events.properties(**old)}


def step_after_begin(glue: Any, update: dict[str, Any], **more: Any) -> str:
    """Return the step after a `begin` at which the last call of a superseded request has ended."""
    return str(worker(glue, now=NOW + CONSISTENCY_SECONDS).begin(state(update, **more))["next"])


@pytest.mark.parametrize("superseded", [False, True])
@pytest.mark.parametrize("changed", [{"WaitSeconds": "900"}, {"Trigger": "again", "RunOn": "CREATE"}])
def test_a_run_with_wait_false_continues_although_a_request_was_superseded(glue, superseded, changed):
    expect_list(glue, run(events.event("Create", **NO_WAIT)))
    assert step_after_begin(glue, update_of(NO_WAIT, **changed), superseded=superseded) == "answer"


@pytest.mark.parametrize(
    ("more", "step"),
    [
        pytest.param({}, "answer", id="it-was-not-stopped-when-its-wait-ended"),
        pytest.param({"rollback": True}, "answer", id="a-rollback-of-other-properties"),
        pytest.param({"superseded": True}, "stop", id="a-superseded-request-may-have-started-it"),
    ],
)
def test_a_run_that_was_awaited_is_stopped_if_its_request_may_be_superseded(glue, more, step):
    expect_list(glue, run(events.event("Create")))
    assert step_after_begin(glue, update_of({}, WaitSeconds="900"), **more) == step


@pytest.mark.parametrize(("stops", "step"), [("true", "stop"), ("false", "answer")])
def test_a_run_of_the_former_job_is_stopped_unless_stop_on_delete_is_false(glue, stops, step):
    update = update_of({}, Run={"JobName": "orders-v2"}, RunOn="CREATE", StopOnDelete=stops)
    expect_list(glue, job="orders-v2")
    expect_list(glue, run(events.event("Create")))
    assert step_after_begin(glue, update) == step


def test_a_delete_that_could_not_begin_stops_nothing_if_stop_on_delete_is_false(glue):
    delete = events.event("Delete", request="r-9", StopOnDelete="false")
    expect_list(glue, run(events.event("Create")))
    caught = {"Error": "Sandbox.Timedout", "Cause": "Task timed out"}
    after = worker(glue).stop(state(delete, error=caught))
    assert (after["next"], after["outcome"]["reason"]) == (
        "answer",
        "the run provider failed: Sandbox.Timedout: Task timed out",
    )
