"""A run through its retries, where Glue takes its time: botocore's own stub, which checks against the API's model."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import boto3
import pytest
from botocore.stub import Stubber

from glue_constructs.cli.job_runs.history import usual_seconds
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.live_view import bar
from glue_constructs.cli.job_runs.watched import WatchedRun

ID = "jr_" + "a" * 64
NOW = datetime.now(timezone.utc)


def run(state="RUNNING", attempt=0, **more):
    id_ = f"{ID}_attempt_{attempt}" if attempt else ID
    return {"Id": id_, "JobName": "clean", "JobRunState": state, "Attempt": attempt, "StartedOn": NOW, **more}


@pytest.fixture
def glue():
    return boto3.client("glue", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")


def looked(glue, watched, *answers):
    """Look, once for each answer: a run of GetJobRun, or runs of GetJobRuns."""
    changes = []
    with Stubber(glue) as stub:
        for answer in answers:
            if isinstance(answer, list):
                stub.add_response("get_job_runs", {"JobRuns": answer})
            else:
                stub.add_response("get_job_run", {"JobRun": answer})
        while stub._queue:
            changes.append((watched.refresh(glue), watched.run.state, watched.run.attempt, watched.is_over))
    return changes


def watched(first, *, max_retries=1, retry_seconds=60.0):
    return WatchedRun(ApiJobRun(first), {"MaxRetries": max_retries}, usual_seconds=100, retry_seconds=retry_seconds)


def test_a_failure_is_told_and_then_its_retry_which_takes_a_while_to_come(glue):
    failed, retry = run("FAILED", CompletedOn=NOW), run("STARTING", 1)
    item = watched(run())

    assert looked(glue, item, failed, [failed], [retry, failed], retry) == [
        (True, "FAILED", 0, False),
        (False, "FAILED", 0, False),
        (True, "STARTING", 1, False),
    ]
    assert looked(glue, item, run("SUCCEEDED", 1)) == [(True, "SUCCEEDED", 1, True)]
    assert item.has_succeeded


def test_a_retry_that_does_not_come_is_not_waited_for_without_end(glue):
    failed = run("FAILED", CompletedOn=NOW, ErrorMessage="no")
    item = watched(run(), retry_seconds=0)

    assert looked(glue, item, failed, [failed])[-1] == (True, "FAILED", 0, True)
    assert (item.has_succeeded, item.status_text()) == (False, "no")


def test_a_failure_of_long_ago_is_over_at_the_first_look(glue):
    failed = run("FAILED", CompletedOn=NOW - timedelta(days=1))

    assert looked(glue, watched(failed), [failed]) == [(True, "FAILED", 0, True)]


@pytest.mark.parametrize(("state", "retries"), [("FAILED", 0), ("TIMEOUT", 3), ("STOPPED", 3)])
def test_what_glue_does_not_retry_is_over_at_once(glue, state, retries):
    item = watched(run(), max_retries=retries)

    assert looked(glue, item, run(state, CompletedOn=NOW)) == [(True, state, 0, True)]


def test_the_restart_of_a_streaming_job_is_followed(glue):
    expired = run("EXPIRED", CompletedOn=NOW)
    restart = run(Id=f"{ID}_restart_1")
    item = watched(run(), max_retries=0)

    assert looked(glue, item, expired, [restart, expired], restart)[-1] == (True, "RUNNING", 0, False)
    assert item.run.id == f"{ID}_restart_1"


def test_a_run_that_somebody_retried_by_hand_is_not_followed(glue):
    failed = run("FAILED", CompletedOn=NOW)
    by_hand = run(Id="jr_" + "b" * 64, PreviousRunId=ID)
    item = watched(run())

    assert looked(glue, item, failed, [by_hand, failed])[-1] == (False, "FAILED", 0, False)


def test_progress_is_measured_against_the_median_of_what_succeeded(glue):
    past = [run("SUCCEEDED", ExecutionTime=seconds) for seconds in (10, 300, 20)]
    with Stubber(glue) as stub:
        stub.add_response("get_job_runs", {"JobRuns": [run("FAILED", ExecutionTime=1), *past]})
        assert usual_seconds(glue, "clean") == 20
        stub.add_response("get_job_runs", {"JobRuns": [run("FAILED", ExecutionTime=1)]})
        assert usual_seconds(glue, "clean") is None


def test_what_is_to_come_is_said():
    halfway = watched(run(StartedOn=datetime.now(timezone.utc) - timedelta(seconds=50)))
    late = watched(run(StartedOn=datetime.now(timezone.utc) - timedelta(seconds=160)))

    assert halfway.status_text() in ("about 50 s to go", "about 49 s to go")
    assert late.status_text() in (
        "1 min 00 s longer than usual (1 min 40 s)",
        "1 min 01 s longer than usual (1 min 40 s)",
    )
    assert watched(run("WAITING")).share is None


def test_a_bar_shows_its_share():
    assert [bar(None), bar(0.0), bar(0.55), bar(1.4)] == ["", "──────────   0%", "━━━━━─────  55%", "━━━━━━━━━━ 140%"]
