"""Watching of runs, for `runs watch`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.formatting import pluralize
from glue_constructs.cli.job_runs.history import find_run, newest_runs, running_runs, usual_seconds
from glue_constructs.cli.job_runs.watched import WatchedRun
from glue_constructs.errors import GlueConstructsError, InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import timedelta

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.job_runs.job_run import ApiJobRun
    from glue_constructs.cli.job_runs.view import View
    from glue_constructs.cli.progress import Progress


class TimeIsUp(GlueConstructsError):
    """Runs did not end within the --timeout of `runs watch`."""


def runs_to_watch(
    glue: GlueClient, jobs: Mapping[str, dict[str, Any]], run_id: str, progress: Progress
) -> list[WatchedRun]:
    """Return the runs to watch: the given run, or for each job its runs in progress, or else its newest run.

    The newest run is included because a run that fails immediately has ended before it can be watched.

    Raises:
        InvalidInput: The run does not exist, or no job has a run.
    """
    progress.update(f"searching runs of {len(jobs):,} jobs")
    if run_id:
        runs = [find_run(glue, jobs, run_id)]
    else:
        runs = [run for found in in_parallel(lambda job: _running_or_newest(glue, job), jobs) for run in found]
    if not runs:
        raise InvalidInput(f"no run of {', '.join(map(repr, jobs))} in the last 90 days: there is nothing to watch")
    names = list(dict.fromkeys(run.job for run in runs))
    progress.update(f"reading past durations of {len(names):,} jobs")
    usual = dict(zip(names, in_parallel(lambda job: usual_seconds(glue, job), names), strict=True))
    return [WatchedRun(run, jobs[run.job], usual_seconds=usual[run.job]) for run in runs]


def watch(
    glue: GlueClient, watched: Sequence[WatchedRun], view: View, *, interval: float, timeout: timedelta | None
) -> bool:
    """Watch runs until all have ended.

    Args:
        glue: The client.
        watched: The runs.
        view: Shows each change.
        interval: The seconds between two polls.
        timeout: How long to watch at most; `None` for no limit.

    Returns:
        Whether all runs have succeeded.

    Raises:
        TimeIsUp: The timeout passed before all runs ended.
    """
    deadline = None if timeout is None else time.monotonic() + timeout.total_seconds()
    is_first = True
    while True:
        running = [item for item in watched if not item.is_over]
        for item, changed in zip(running, in_parallel(lambda one: one.refresh(glue), running), strict=True):
            if changed or is_first:
                view.show(item)
        is_first = False
        left = sum(not item.is_over for item in watched)
        if not left:
            return all(item.has_succeeded for item in watched)
        pause = interval if deadline is None else min(interval, deadline - time.monotonic())
        if pause <= 0:
            raise TimeIsUp(
                f"{left:,} of {pluralize(len(watched), 'run')} did not end within --timeout and may still be running"
            )
        time.sleep(pause)


def _running_or_newest(glue: GlueClient, job: str) -> list[ApiJobRun]:
    return running_runs(glue, job) or newest_runs(glue, job, limit=1)
