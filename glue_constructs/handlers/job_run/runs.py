"""What Glue knows of runs: its states, our runs among all, and the runs that follow a run."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from .token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from types_boto3_glue import GlueClient

Run = dict[str, Any]

LIVE = ("STARTING", "RUNNING", "STOPPING", "WAITING")
ENDED = ("SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED")

FOLLOWED_STATES = ("FAILED", "ERROR", "EXPIRED")
"""The ends after which Glue itself may start another run: a retry, or a streaming job's restart after EXPIRED.

A run that timed out or was stopped is not started again (add-job.html).
"""

# A run's Timeout is at most 7 days, so an unfinished run of ours is not older; a streaming job's is restarted by then.
_MAX_AGE = timedelta(days=8)
_PAGE_SIZE = 200


def is_live(run: Run) -> bool:
    """Whether a run has not ended; a state that Glue adds one day counts as live until it changes."""
    return run["JobRunState"] not in ENDED


def recent_runs(glue: GlueClient, job_name: str) -> Iterator[Run]:
    """The job's runs, newest first, as far back as an unfinished one can be. None when the job is gone."""
    horizon = datetime.now(timezone.utc) - _MAX_AGE
    pages = glue.get_paginator("get_job_runs").paginate(JobName=job_name, PaginationConfig={"PageSize": _PAGE_SIZE})
    try:
        for page in pages:
            for run in page["JobRuns"]:
                yield dict(run)
                if run["StartedOn"] < horizon:
                    return
    except glue.exceptions.EntityNotFoundException:
        return


def runs_of_resource(glue: GlueClient, job_name: str, resource: str) -> list[Run]:
    """The recent runs that a resource started, newest first."""
    return [run for run in recent_runs(glue, job_name) if (token := Token.from_run(run)) and token.resource == resource]


def was_started_by(run: Run, request: str) -> bool:
    """Whether a request started a run."""
    token = Token.from_run(run)
    return token is not None and token.request == request


def did_work(run: Run, work: str) -> bool:
    """Whether a run did some work."""
    token = Token.from_run(run)
    return token is not None and token.work == work


def latest_attempt(ours: list[Run], request: str) -> Run | None:
    """The newest run that a request started: its only one, or the last of those by which Glue retried it."""
    return next((run for run in ours if was_started_by(run, request)), None)


def last_run(ours: list[Run], work: str) -> Run | None:
    """The newest run of some work; the newest of all when that work has none in Glue's history."""
    return next((run for run in ours if did_work(run, work)), ours[0] if ours else None)


def find_successor(glue: GlueClient, run: Run) -> Run | None:
    """The run by which Glue followed an ended one.

    The newest one: Glue may have followed it more than once.
    """
    for other in recent_runs(glue, run["JobName"]):
        if other["Id"] == run["Id"]:
            return None  # newest first: whatever follows a run stands before it
        if is_successor(other, run):
            return other
    return None


def is_successor(other: Run, run: Run) -> bool:
    """Whether Glue made a run to follow another: it has all its arguments, the token among them.

    Ids of the form ``<id>_attempt_<n>`` and ``<id>_restart_<n>`` say it too. PreviousRunId does not: a run that
    somebody else started to retry this one names it as well.
    """
    if other["Id"].startswith((f"{run['Id']}_attempt_", f"{run['Id']}_restart_")):
        return True
    token = Token.from_run(run)
    same = token is not None and Token.from_run(other) == token
    return same and other["Id"] != run["Id"] and bool(other["StartedOn"] >= run["StartedOn"])
