"""The runs of a job that Glue remembers: those of 90 days, newest first.

https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-jobs-runs.html
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import SUCCEEDED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from types_boto3_glue import GlueClient

_PAGE = 200
# Enough for a median, and one page.
_MEDIAN_RUNS = 50

# What Glue itself names a run; anything shorter is the beginning of one.
_FULL = re.compile(r"jr_[0-9a-f]{64}(_(attempt|restart)_\d+)*")


def iter_runs(glue: GlueClient, job: str, *, page: int = _PAGE) -> Iterator[ApiJobRun]:
    """All runs of a job, newest first.

    Args:
        glue: The client.
        job: The job's name.
        page: How many are asked for at a time.
    """
    pages = glue.get_paginator("get_job_runs").paginate(JobName=job, PaginationConfig={"PageSize": page})
    return (ApiJobRun(dict(run)) for found in pages for run in found["JobRuns"])


def newest_runs(
    glue: GlueClient, job: str, *, limit: int, states: Collection[str] = (), since: datetime | None = None
) -> list[ApiJobRun]:
    """The newest runs of a job.

    Args:
        glue: The client.
        job: The job's name.
        limit: So many at most.
        states: Only in these. Left out: in all.
        since: Only those that started then or later.
    """
    runs: Iterable[ApiJobRun] = iter_runs(glue, job, page=_PAGE if states else min(limit, _PAGE))
    if since is not None:
        runs = _started_since(runs, since)
    return list(islice((run for run in runs if not states or run.state in states), limit))


def running_runs(glue: GlueClient, job: str) -> list[ApiJobRun]:
    """The runs of a job that go on.

    All runs are looked at: one of a streaming job may have started before many others.
    """
    return [run for run in iter_runs(glue, job) if run.is_live]


def find_run(glue: GlueClient, jobs: Iterable[str], word: str) -> ApiJobRun:
    """The run that a word names: its id, or the beginning of it; of a run with retries, the last of these.

    Args:
        glue: The client.
        jobs: The jobs that it may be of.
        word: What was given.

    Raises:
        InvalidInput: No run is named so, or more than one.
    """
    names = list(jobs)
    found = _by_id(glue, names, word) if _FULL.fullmatch(word) else _by_id_prefix(glue, names, word)
    if len({run.first_id for run in found}) > 1:
        shown = ", ".join(f"{run.id} of {run.job!r}" for run in found[:5])
        raise InvalidInput(f"--run-id {word!r} names {len(found)} runs: {shown}; give more of it")
    if not found:
        of = f"the job {names[0]!r}" if len(names) == 1 else f"the {len(names)} jobs that were named"
        raise InvalidInput(
            f"there is no run {word!r} of {of}; a run is found with its own job only, and for 90 days: "
            f"glue-constructs runs list {names[0] if len(names) == 1 else 'JOB'}"
        )
    return found[0]


def usual_seconds(glue: GlueClient, job: str) -> float | None:
    """The median time of the last runs that succeeded; `None` without any."""
    recent = islice(iter_runs(glue, job, page=_MEDIAN_RUNS), _MEDIAN_RUNS)
    times = [run.seconds for run in recent if run.state == SUCCEEDED]
    return median(times) if times else None


def _started_since(runs: Iterable[ApiJobRun], since: datetime) -> Iterator[ApiJobRun]:
    for run in runs:
        if run.started_on is not None and run.started_on < since:
            return
        yield run


def _by_id(glue: GlueClient, jobs: Iterable[str], run_id: str) -> list[ApiJobRun]:
    found: list[ApiJobRun] = []
    for job in jobs:
        with suppress(glue.exceptions.EntityNotFoundException):
            found.append(ApiJobRun(dict(glue.get_job_run(JobName=job, RunId=run_id)["JobRun"])))
    return found


def _by_id_prefix(glue: GlueClient, jobs: Iterable[str], beginning: str) -> list[ApiJobRun]:
    return [run for job in jobs for run in iter_runs(glue, job) if beginning and run.id.startswith(beginning)]
