"""The state that a step hands to the next one."""

from __future__ import annotations

from typing import Any

import pytest
from handlers import events

from glue_constructs.handlers import state

GIVEN: dict[str, Any] = {"event": events.event("Update"), "run": "jr_1", "next": "poll", "seconds": 30, "then": "begin"}
CAUGHT = {"error": {"Error": "Lambda.Timeout", "Cause": "timed out"}}


def test_a_step_is_called_again_in_some_seconds():
    assert state.retry_in(GIVEN, "begin", 5) == {**GIVEN, "next": "begin", "seconds": 5}


def test_runs_are_stopped_at_once_before_a_step():
    assert state.stop_then(GIVEN, "answer") == {**GIVEN, "next": "stop", "seconds": 0, "then": "answer"}


@pytest.mark.parametrize(
    ("made", "outcome"),
    [
        (state.succeed(GIVEN), {"status": "SUCCESS"}),
        (state.succeed(GIVEN, reason="r", data={"a": "b"}), {"status": "SUCCESS", "reason": "r", "data": {"a": "b"}}),
        (state.fail(GIVEN, "no"), {"status": "FAILED", "reason": "no", "data": {}}),
        (state.fail(GIVEN, "no", data={"a": "b"}), {"status": "FAILED", "reason": "no", "data": {"a": "b"}}),
        (state.answer_unreadable(GIVEN, ValueError("no")), {"status": "FAILED", "reason": "no"}),
    ],
)
def test_a_response_is_sent_at_once(made, outcome):
    assert made == {**GIVEN, "next": "answer", "seconds": 0, "outcome": outcome}


@pytest.mark.parametrize(("kind", "status"), [("Create", "FAILED"), ("Update", "FAILED"), ("Delete", "SUCCESS")])
def test_an_unreadable_resource_can_be_deleted(kind, status):
    made = state.answer_unreadable({"event": events.event(kind)}, ValueError("no"))
    assert made["outcome"] == {"status": status, "reason": "no"}


@pytest.mark.parametrize("outcome", [{}, {"outcome": {"status": "SUCCESS", "data": {}}}], ids=["none", "success"])
def test_an_error_that_the_state_machine_caught_fails_the_request(outcome):
    reason = "the run provider failed: Lambda.Timeout: timed out"
    before = {**GIVEN, **CAUGHT, **outcome}
    expected = {**before, "then": "answer", "outcome": {"status": "FAILED", "reason": reason}}
    assert state.with_error_as_outcome(before) == expected


def test_an_error_needs_no_cause():
    made = state.with_error_as_outcome({**GIVEN, "error": {"Error": "States.Timeout"}})
    assert made["outcome"]["reason"] == "the run provider failed: States.Timeout: "


@pytest.mark.parametrize(
    "before",
    [
        GIVEN,
        {**GIVEN, "outcome": {"status": "SUCCESS"}},
        {**GIVEN, **CAUGHT, "outcome": {"status": "FAILED", "reason": "the run failed"}},
    ],
    ids=["no-error", "success", "failed-before"],
)
def test_without_an_error_or_after_a_failure_the_outcome_is_kept(before):
    assert state.with_error_as_outcome(before) == before
