"""The run history of a job: Glue keeps runs for 90 days and lists the newest first.

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

_PAGE_SIZE = 200
# Enough for a median, and fits one page.
_MEDIAN_RUNS = 50

# A complete run id as Glue generates it; anything shorter is the beginning of one.
_COMPLETE_ID = re.compile(r"jr_[0-9a-f]{64}(_(attempt|restart)_\d+)*")


def is_complete_id(word: str) -> bool:
    """Whether a word is a complete run id, not the beginning of one."""
    return _COMPLETE_ID.fullmatch(word) is not None


def iter_runs(glue: GlueClient, job: str, *, page: int = _PAGE_SIZE) -> Iterator[ApiJobRun]:
    """Iterate over all runs of a job, newest first.

    Args:
        glue: The client.
        job: The job's name.
        page: The page size of the requests.
    """
    pages = glue.get_paginator("get_job_runs").paginate(JobName=job, PaginationConfig={"PageSize": page})
    return (ApiJobRun(dict(run)) for found in pages for run in found["JobRuns"])


def newest_runs(
    glue: GlueClient, job: str, *, limit: int, states: Collection[str] = (), since: datetime | None = None
) -> list[ApiJobRun]:
    """Return the newest runs of a job.

    Args:
        glue: The client.
        job: The job's name.
        limit: The maximum number of runs.
        states: Only runs in these states. Default: all states.
        since: Only runs started at or after this time. Default: none.
    """
    runs: Iterable[ApiJobRun] = iter_runs(glue, job, page=_PAGE_SIZE if states else min(limit, _PAGE_SIZE))
    if since is not None:
        runs = _started_since(runs, since)
    return list(islice((run for run in runs if not states or run.state in states), limit))


def running_runs(glue: GlueClient, job: str) -> list[ApiJobRun]:
    """Return the runs of a job that are in progress.

    Reads all runs: a run of a streaming job may have started before many others.
    """
    return [run for run in iter_runs(glue, job) if run.is_live]


def find_run(glue: GlueClient, jobs: Iterable[str], word: str) -> ApiJobRun:
    """Return the run with an id, or the beginning of an id; for the beginning of an id, the run's last retry.

    Args:
        glue: The client.
        jobs: The jobs to search.
        word: The id or its beginning.

    Raises:
        InvalidInput: No run matches, or several runs do.
    """
    names = list(jobs)
    found = _by_id(glue, names, word) if is_complete_id(word) else _by_id_prefix(glue, names, word)
    if len({run.first_id for run in found}) > 1:
        shown = ", ".join(f"{run.id} of {run.job!r}" for run in found[:5])
        raise InvalidInput(f"--run-id {word!r} matches {len(found)} runs: {shown}; give more characters of the id")
    if not found:
        of = f"the job {names[0]!r}" if len(names) == 1 else f"the {len(names)} given jobs"
        raise InvalidInput(
            f"there is no run {word!r} of {of}; check the job and the id (Glue keeps runs for 90 days): "
            f"glue-constructs runs list {names[0] if len(names) == 1 else 'JOB'}"
        )
    return found[0]


def usual_seconds(glue: GlueClient, job: str) -> float | None:
    """Return the median duration of the last successful runs; `None` if there are none."""
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
