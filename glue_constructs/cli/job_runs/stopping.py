"""`runs stop`."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.aws.parallel import in_parallel
from glue_constructs.cli.job_runs.history import find_run, live_runs
from glue_constructs.cli.job_runs.job_run import JobRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.progress import Progress

# What BatchStopJobRun takes at most.
_BATCH = 25
# It was over, or is being stopped already: what was wanted.
_DONE_ALREADY = ("JobRunInTerminalStateException", "JobRunInvalidStateTransitionException")


@dataclass
class Stopped:
    """A run that was to be stopped.

    Attributes:
        run: The run, as it was seen last.
        error: Why Glue does not stop it; empty when it does.
    """

    run: JobRun
    error: str = ""

    def described(self) -> dict[str, Any]:
        """The run for a program."""
        return {"job": self.run.job, "run_id": self.run.id, "state": self.run.state, "error": self.error or None}


def to_stop(glue: GlueClient, jobs: Iterable[str], run_id: str) -> list[JobRun]:
    """The run that is named, or all that go on.

    Raises:
        InvalidInput: No run is named so.
    """
    if run_id:
        return [find_run(glue, jobs, run_id)]
    return [run for runs in in_parallel(lambda job: live_runs(glue, job), jobs) for run in runs]


def stop(glue: GlueClient, runs: Sequence[JobRun]) -> list[Stopped]:
    """Have Glue stop runs; it says in a successful answer which of them it does not stop."""
    errors: dict[str, str] = {}
    for job, run_ids in _batches(runs):
        answer = glue.batch_stop_job_run(JobName=job, JobRunIds=run_ids)
        for error in answer.get("Errors", []):
            detail = error.get("ErrorDetail", {})
            if detail.get("ErrorCode") not in _DONE_ALREADY:
                text = f"{detail.get('ErrorCode', 'no reason')}: {detail.get('ErrorMessage', '')}"
                errors[error.get("JobRunId", "")] = text.rstrip(": ")
    return [Stopped(run, errors.get(run.id, "")) for run in runs]


def await_end(
    glue: GlueClient, stopped: Sequence[Stopped], progress: Progress, *, interval: float
) -> Iterator[Stopped]:
    """Wait until the runs that Glue stops have ended; each, when it has."""
    waiting = [item for item in stopped if not item.error]
    while waiting:
        progress.at(f"waiting until {len(waiting):,} of {len(stopped):,} runs have ended")
        for item, run in zip(waiting, in_parallel(lambda one: _look(glue, one.run), waiting), strict=True):
            item.run = run
            if not run.is_live:
                yield item
        waiting = [item for item in waiting if item.run.is_live]
        if waiting:
            time.sleep(interval)


def _batches(runs: Sequence[JobRun]) -> Iterator[tuple[str, list[str]]]:
    by_job: dict[str, list[str]] = {}
    for run in runs:
        by_job.setdefault(run.job, []).append(run.id)
    for job, run_ids in by_job.items():
        for start in range(0, len(run_ids), _BATCH):
            yield job, run_ids[start : start + _BATCH]


def _look(glue: GlueClient, run: JobRun) -> JobRun:
    return JobRun(dict(glue.get_job_run(JobName=run.job, RunId=run.id)["JobRun"]))
