"""A JobRun structure of Glue as the state of an execution holds it."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import Any

import pytest

from glue_constructs.handlers.glue.job_run import describe_run, first_attempt, read_run
from glue_constructs.handlers.service import Run
from glue_constructs.handlers.token import ARGUMENT, Token

STARTED = datetime(2026, 11, 20, 12, tzinfo=timezone.utc)
COMPLETED = datetime(2026, 11, 20, 12, 0, 42, tzinfo=timezone.utc)
JOB_RUN: dict[str, Any] = {
    "Id": "jr_1",
    "JobName": "orders",
    "JobRunState": "RUNNING",
    "Attempt": 0,
    "StartedOn": STARTED,
    "CompletedOn": COMPLETED,
    "ExecutionTime": 42,
    "DPUSeconds": 84.5,
    "LogGroupName": "/aws-glue/jobs",
    "ErrorMessage": "no",
    "Arguments": {ARGUMENT: "a.b.c", "--password": "secret"},
    "WorkerType": "G.1X",
}


def test_it_is_json_with_the_known_members_the_times_and_the_token():
    described = describe_run(JOB_RUN)
    assert json.loads(json.dumps(described)) == described
    assert described == {
        "Id": "jr_1",
        "JobName": "orders",
        "JobRunState": "RUNNING",
        "Attempt": 0,
        "StartedOn": "2026-11-20T12:00:00+00:00",
        "CompletedOn": "2026-11-20T12:00:42+00:00",
        "ExecutionTime": 42,
        "DPUSeconds": 84.5,
        "LogGroupName": "/aws-glue/jobs",
        "ErrorMessage": "no",
        "Started": STARTED.timestamp(),
        "Completed": COMPLETED.timestamp(),
        "Token": "a.b.c",
    }


def test_what_glue_does_not_return_is_none_or_empty():
    described = describe_run({"Id": "jr_1", "JobName": "orders", "JobRunState": "WAITING"})
    assert described == {
        "Id": "jr_1",
        "JobName": "orders",
        "JobRunState": "WAITING",
        "Started": None,
        "Completed": None,
        "Token": "",
    }


@pytest.mark.parametrize(("size", "is_whole"), [(1500, True), (1501, False)])
def test_a_long_error_message_is_truncated(size, is_whole):
    described = describe_run({**JOB_RUN, "ErrorMessage": "m" * size})
    assert described["ErrorMessage"] == ("m" * size if is_whole else "m" * 1497 + "...")


@pytest.mark.parametrize(
    ("state", "is_live", "has_succeeded"),
    [
        ("STARTING", True, False),
        ("RUNNING", True, False),
        ("STOPPING", True, False),
        ("WAITING", True, False),
        ("NOVEL", True, False),
        ("SUCCEEDED", False, True),
        ("STOPPED", False, False),
        ("FAILED", False, False),
        ("TIMEOUT", False, False),
        ("ERROR", False, False),
        ("EXPIRED", False, False),
    ],
)
def test_a_run_is_read_from_it(state, is_live, has_succeeded):
    described = describe_run({**JOB_RUN, "JobRunState": state})
    assert read_run(described) == Run(
        id="jr_1",
        state=state,
        is_live=is_live,
        has_succeeded=has_succeeded,
        token=Token("a", "b", "c"),
        job="orders",
        started=STARTED.timestamp(),
        data=described,
    )


@pytest.mark.parametrize(
    ("run_id", "first"),
    [
        ("jr_1", "jr_1"),
        ("jr_1_attempt_1", "jr_1"),
        ("jr_1_restart_12", "jr_1"),
        ("jr_1_attempt_1_restart_2", "jr_1_attempt_1"),
        ("jr_1_attempt_x", "jr_1_attempt_x"),
        ("jr_1_attempt_1x", "jr_1_attempt_1x"),
    ],
)
def test_the_first_attempt_is_that_of_the_id_without_its_last_number(run_id, first):
    assert first_attempt(run_id) == first
