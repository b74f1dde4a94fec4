"""Runs that Glue starts itself: the retry of a run that failed, and the restart of one that expired."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import pytest
from handlers import events
from handlers.calls import NOW, Worker
from handlers.test_job_run_steps import expect_list, run, state

from glue_constructs.handlers.glue.runs import is_successor
from glue_constructs.handlers.service import Run
from glue_constructs.handlers.token import Token

TOKEN = Token("resource", "work", "request")


def a_run(run_id: str = "jr_1", *, token: Token | None = TOKEN, started: float | None = 100.0) -> Run:
    return Run(run_id, "FAILED", is_live=False, token=token, started=started)


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        pytest.param(a_run("jr_2"), True, id="the-same-token-and-time"),
        pytest.param(a_run("jr_2", started=99.0), False, id="started-earlier"),
        pytest.param(a_run("jr_2", started=None), True, id="not-started-yet"),
        pytest.param(a_run("jr_2", token=Token("resource", "work", "other")), False, id="another-token"),
        pytest.param(a_run("jr_2", token=None), False, id="no-token"),
        pytest.param(a_run("jr_1"), False, id="the-run-itself"),
        pytest.param(a_run("jr_1_attempt_1", token=None, started=99.0), True, id="a-retry-by-its-id"),
        pytest.param(a_run("jr_1_restart_1", token=None, started=99.0), True, id="a-restart-by-its-id"),
        pytest.param(a_run("jr_12_attempt_1", token=None), False, id="a-retry-of-another"),
    ],
)
def test_a_successor_has_the_token_or_the_id_of_the_run(other, expected):
    assert is_successor(other, a_run()) is expected


def test_a_run_without_a_token_has_no_successor_without_one():
    assert not is_successor(a_run("jr_2", token=None), a_run(token=None))


def test_every_run_with_the_token_follows_one_that_has_not_started():
    assert is_successor(a_run("jr_2", started=0.5), a_run(started=None))


@pytest.mark.parametrize(
    ("started", "since"),
    [pytest.param(NOW - 10, NOW - 10, id="to-its-start"), pytest.param(None, NOW - 24 * 3600, id="of-a-day")],
)
def test_for_a_retry_no_more_history_is_read_than_needed(glue, started, since):
    create = events.event("Create")
    ended = run(create, state="FAILED")
    ended.pop("StartedOn")
    ended |= {} if started is None else {"StartedOn": datetime.fromtimestamp(started, timezone.utc)}
    glue.answers("get_job_run", {"JobRun": ended}, JobName="orders", RunId="jr_1")
    for begun, page, following in ((since, {}, "2"), (since - 1, {"NextToken": "2"}, "3")):
        other = run(None, "jr_0", StartedOn=datetime.fromtimestamp(begun, timezone.utc))
        listed = {"JobRuns": [other], "NextToken": following}
        glue.answers("get_job_runs", listed, JobName="orders", MaxResults=200, **page)
    glue.refuses("get_job", "EntityNotFoundException", JobName="orders")
    after = Worker(glue=glue.client).poll(state(create, run="jr_1"))
    assert after["outcome"]["status"] == "FAILED"


class TestARunThatMayBeRetried:
    """It counts as in progress for a Delete, so its retry is stopped, too."""

    def next_step(self, glue: Any, *runs: dict[str, Any], retries: str = "1", **ended: Any) -> str:
        delete = events.event("Delete", request="r-9", Job={"MaxRetries": retries})
        expect_list(glue, *runs, run(events.event("Create"), "jr_1", **ended))
        return str(Worker(glue=glue.client).begin(state(delete))["next"])

    def ago(self, seconds: int) -> datetime:
        return datetime.fromtimestamp(NOW - seconds, timezone.utc)

    @pytest.mark.parametrize(("seconds", "expected"), [(0, "stop"), (89, "stop"), (90, "answer")])
    def test_until_its_retry_would_have_come(self, glue, seconds, expected):
        assert self.next_step(glue, state="FAILED", CompletedOn=self.ago(seconds)) == expected

    @pytest.mark.parametrize(
        ("end", "expected"),
        [
            ("FAILED", "stop"),
            ("ERROR", "stop"),
            ("EXPIRED", "stop"),
            ("STOPPED", "answer"),
            ("TIMEOUT", "answer"),
            ("SUCCEEDED", "answer"),
        ],
    )
    def test_only_in_the_states_that_glue_follows(self, glue, end, expected):
        assert self.next_step(glue, state=end, CompletedOn=self.ago(0)) == expected

    def test_not_if_it_is_unknown_when_it_ended(self, glue):
        assert self.next_step(glue, state="FAILED") == "answer"

    def test_not_if_its_retry_has_ended(self, glue):
        retry = run(events.event("Create"), "jr_1_attempt_1", "STOPPED")
        assert self.next_step(glue, retry, state="FAILED", CompletedOn=self.ago(0)) == "answer"

    @pytest.mark.parametrize(
        ("retries", "attempt", "expected"),
        [("1", {}, "stop"), ("1", {"Attempt": 0}, "stop"), ("1", {"Attempt": 1}, "answer"), ("0", {}, "answer")],
    )
    def test_not_after_its_last_attempt(self, glue, retries, attempt, expected):
        ended = {"state": "FAILED", "CompletedOn": self.ago(0), **attempt}
        assert self.next_step(glue, retries=retries, **ended) == expected
