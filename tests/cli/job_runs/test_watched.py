"""Watched runs and their retries, with botocore's Stubber, which validates against the API's model."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import boto3
import pytest
from botocore.stub import Stubber

from glue_constructs.cli.job_runs.history import usual_seconds
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.live_view import progress_bar
from glue_constructs.cli.job_runs.watched import WatchedRun

ID = "jr_" + "a" * 64
NOW = datetime.now(timezone.utc)


def run(state="RUNNING", attempt=0, **more):
    id_ = f"{ID}_attempt_{attempt}" if attempt else ID
    return {"Id": id_, "JobName": "clean", "JobRunState": state, "Attempt": attempt, "StartedOn": NOW, **more}


@pytest.fixture
def glue():
    return boto3.client("glue", region_name="us-east-1", aws_access_key_id="a", aws_secret_access_key="b")


def refresh(glue, watched, *answers):
    """Refresh the run until all responses are used: a run for GetJobRun, a list of runs for GetJobRuns."""
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


def test_a_failure_is_shown_before_its_retry_which_starts_later(glue):
    failed, retry = run("FAILED", CompletedOn=NOW), run("STARTING", 1)
    item = watched(run())

    assert refresh(glue, item, failed, [failed], [retry, failed], retry) == [
        (True, "FAILED", 0, False),
        (False, "FAILED", 0, False),
        (True, "STARTING", 1, False),
    ]
    assert refresh(glue, item, run("SUCCEEDED", 1)) == [(True, "SUCCEEDED", 1, True)]
    assert item.has_succeeded


def test_waiting_for_a_retry_ends_after_a_time(glue):
    failed = run("FAILED", CompletedOn=NOW, ErrorMessage="no")
    item = watched(run(), retry_seconds=0)

    assert refresh(glue, item, failed, [failed])[-1] == (True, "FAILED", 0, True)
    assert (item.has_succeeded, item.status_text()) == (False, "no")


def test_an_old_failure_is_over_after_the_first_refresh(glue):
    failed = run("FAILED", CompletedOn=NOW - timedelta(days=1))

    assert refresh(glue, watched(failed), [failed]) == [(True, "FAILED", 0, True)]


@pytest.mark.parametrize(("state", "retries"), [("FAILED", 0), ("TIMEOUT", 3), ("STOPPED", 3)])
def test_a_run_that_glue_does_not_retry_is_over_immediately(glue, state, retries):
    item = watched(run(), max_retries=retries)

    assert refresh(glue, item, run(state, CompletedOn=NOW)) == [(True, state, 0, True)]


def test_the_restart_of_a_streaming_job_is_followed(glue):
    expired = run("EXPIRED", CompletedOn=NOW)
    restart = run(Id=f"{ID}_restart_1")
    item = watched(run(), max_retries=0)

    assert refresh(glue, item, expired, [restart, expired], restart)[-1] == (True, "RUNNING", 0, False)
    assert item.run.id == f"{ID}_restart_1"


def test_a_manual_retry_is_not_followed(glue):
    failed = run("FAILED", CompletedOn=NOW)
    by_hand = run(Id="jr_" + "b" * 64, PreviousRunId=ID)
    item = watched(run())

    assert refresh(glue, item, failed, [by_hand, failed])[-1] == (False, "FAILED", 0, False)


def test_the_usual_duration_is_the_median_of_successful_runs(glue):
    past = [run("SUCCEEDED", ExecutionTime=seconds) for seconds in (10, 300, 20)]
    with Stubber(glue) as stub:
        stub.add_response("get_job_runs", {"JobRuns": [run("FAILED", ExecutionTime=1), *past]})
        assert usual_seconds(glue, "clean") == 20
        stub.add_response("get_job_runs", {"JobRuns": [run("FAILED", ExecutionTime=1)]})
        assert usual_seconds(glue, "clean") is None


def test_the_status_text_shows_the_expected_time_left():
    halfway = watched(run(StartedOn=datetime.now(timezone.utc) - timedelta(seconds=50)))
    late = watched(run(StartedOn=datetime.now(timezone.utc) - timedelta(seconds=160)))

    assert halfway.status_text() in ("about 50 s to go", "about 49 s to go")
    assert late.status_text() in (
        "1 min 00 s longer than usual (1 min 40 s)",
        "1 min 01 s longer than usual (1 min 40 s)",
    )
    assert watched(run("WAITING")).share is None


def test_a_bar_shows_its_share():
    assert [progress_bar(None), progress_bar(0.0), progress_bar(0.55), progress_bar(1.4)] == [
        "",
        "──────────   0%",
        "━━━━━─────  55%",
        "━━━━━━━━━━ 140%",
    ]
