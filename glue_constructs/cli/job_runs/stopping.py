"""Stopping of runs, for `runs stop`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.job_runs.history import find_run, running_runs
from glue_constructs.cli.job_runs.job_run import ApiJobRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.progress import Progress

# The maximum number of runs for BatchStopJobRun.
_BATCH_SIZE = 25
# The run has ended, or is already stopping: nothing to do.
_ALREADY_ENDED = ("JobRunInTerminalStateException", "JobRunInvalidStateTransitionException")


@dataclass
class StopResult:
    """The result of stopping a run.

    Attributes:
        run: The run, as last read.
        error: Why Glue does not stop it; empty on success.
    """

    run: ApiJobRun
    error: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Return the result as a JSON object."""
        return {"job": self.run.job, "run_id": self.run.id, "state": self.run.state, "error": self.error or None}


def runs_to_stop(glue: GlueClient, jobs: Iterable[str], run_id: str) -> list[ApiJobRun]:
    """Return the given run, or all runs in progress.

    Raises:
        InvalidInput: The run does not exist, or its id is ambiguous.
    """
    if run_id:
        return [find_run(glue, jobs, run_id)]
    return [run for runs in in_parallel(lambda job: running_runs(glue, job), jobs) for run in runs]


def stop(glue: GlueClient, runs: Sequence[ApiJobRun]) -> list[StopResult]:
    """Stop runs. Glue reports runs that it does not stop in a successful response."""
    errors: dict[str, str] = {}
    for job, run_ids in _batches(runs):
        answer = glue.batch_stop_job_run(JobName=job, JobRunIds=run_ids)
        for error in answer.get("Errors", []):
            detail = error.get("ErrorDetail", {})
            if detail.get("ErrorCode") not in _ALREADY_ENDED:
                text = f"{detail.get('ErrorCode', 'unknown error')}: {detail.get('ErrorMessage', '')}"
                errors[error.get("JobRunId", "")] = text.rstrip(": ")
    return [StopResult(run, errors.get(run.id, "")) for run in runs]


def wait_until_ended(
    glue: GlueClient, stopped: Sequence[StopResult], progress: Progress, *, interval: float
) -> Iterator[StopResult]:
    """Wait until the runs that are being stopped have ended; yield each when it has."""
    waiting = [item for item in stopped if not item.error]
    while waiting:
        progress.update(f"waiting until {len(waiting):,} of {len(stopped):,} runs have ended")
        for item, run in zip(waiting, in_parallel(lambda one: _reload(glue, one.run), waiting), strict=True):
            item.run = run
            if not run.is_live:
                yield item
        waiting = [item for item in waiting if item.run.is_live]
        if waiting:
            time.sleep(interval)


def _batches(runs: Sequence[ApiJobRun]) -> Iterator[tuple[str, list[str]]]:
    by_job: dict[str, list[str]] = {}
    for run in runs:
        by_job.setdefault(run.job, []).append(run.id)
    for job, run_ids in by_job.items():
        for start in range(0, len(run_ids), _BATCH_SIZE):
            yield job, run_ids[start : start + _BATCH_SIZE]


def _reload(glue: GlueClient, run: ApiJobRun) -> ApiJobRun:
    return ApiJobRun(dict(glue.get_job_run(JobName=run.job, RunId=run.id)["JobRun"]))
