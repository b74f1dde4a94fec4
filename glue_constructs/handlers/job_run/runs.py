"""Runs of Glue jobs: their states, the runs of a resource, and the runs that Glue starts after a run has ended."""

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
"""The final states after which Glue may start another run: a retry, or the restart of a streaming job after EXPIRED.

A run that timed out or was stopped is not retried (add-job.html).
"""

# A run's Timeout is at most 7 days, so a live run is not older; the run of a streaming job is restarted by then.
_MAX_AGE = timedelta(days=8)
_PAGE_SIZE = 200


def is_live(run: Run) -> bool:
    """Whether a run has not ended; an unknown state counts as live."""
    return run["JobRunState"] not in ENDED


def recent_runs(glue: GlueClient, job_name: str) -> Iterator[Run]:
    """Yield the job's runs, newest first, as old as a live one can be; no runs if the job does not exist."""
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
    """Return the recent runs that a resource started, newest first."""
    return [run for run in recent_runs(glue, job_name) if (token := Token.from_run(run)) and token.resource == resource]


def was_started_by(run: Run, request: str) -> bool:
    """Whether a request started a run."""
    token = Token.from_run(run)
    return token is not None and token.request == request


def did_work(run: Run, work: str) -> bool:
    """Whether a run did some work."""
    token = Token.from_run(run)
    return token is not None and token.work == work


def latest_attempt(own_runs: list[Run], request: str) -> Run | None:
    """Return the newest run that a request started: its run, or the last attempt if Glue retried it."""
    return next((run for run in own_runs if was_started_by(run, request)), None)


def last_run(own_runs: list[Run], work: str) -> Run | None:
    """Return the newest run that did some work; the newest of all if none did."""
    return next((run for run in own_runs if did_work(run, work)), own_runs[0] if own_runs else None)


def find_successor(glue: GlueClient, run: Run) -> Run | None:
    """Return the run that Glue started after a run had ended; the newest one if there are several."""
    for other in recent_runs(glue, run["JobName"]):
        if other["Id"] == run["Id"]:
            return None  # the list is newest first, so a successor would come before the run
        if is_successor(other, run):
            return other
    return None


def is_successor(other: Run, run: Run) -> bool:
    """Whether Glue started one run as the retry or the restart of another.

    Such a run has the arguments of the other, with its token, or an id of the form ``<id>_attempt_<n>`` or
    ``<id>_restart_<n>``. PreviousRunId is no evidence: a run that a user starts to retry this one has it, too.
    """
    if other["Id"].startswith((f"{run['Id']}_attempt_", f"{run['Id']}_restart_")):
        return True
    token = Token.from_run(run)
    same = token is not None and Token.from_run(other) == token
    return same and other["Id"] != run["Id"] and bool(other["StartedOn"] >= run["StartedOn"])
