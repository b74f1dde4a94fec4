"""A model of Glue: jobs and their runs.

Modelled (Glue API reference, "Jobs" and "Job runs"; Developer Guide, add-job and add-job-streaming): the ten run
states; a run that is STARTING (or WAITING, then STARTING), RUNNING, and ends as the schedule decides; retries of a
FAILED or ERROR run with ids ``<id>_attempt_<n>``, restarts of an EXPIRED streaming run with ids ``<id>_restart_<n>``,
both with the arguments of the former run; MaxConcurrentRuns; BatchStopJobRun with errors in its response; eventually
consistent reads; errors that a schedule decides, also of a StartJobRun that did start a run; jobs that do not exist,
and jobs that are created again with the name of a deleted one; delays of IAM; periods of throttling and of internal
errors; a permanent error of StartJobRun. `bounds.py` has the bounds that AWS does not document: of the delays of reads
and of retries.

Not modelled: quotas other than concurrency, the content of bookmarks, members of a run that the handlers do not read.
Runs schedule no actions: their states are calculated when they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from .refusals import EXCEPTIONS, EntityNotFoundException, refusal
from .runs import Job, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .resources import Request
    from .runs import Plan
    from .world import World

_RETRIED = ("FAILED", "ERROR")
_CLIENT_TIMEOUT = 20
_PAGE = 2


class Glue:
    """The service.

    Attributes:
        runs: All runs of all jobs, in the order in which they were added.
        refused: The time, the code and the request of each StartJobRun that was rejected.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._settings = world.settings
        self._begun = world.clock.now
        self.jobs: dict[str, Job] = {}
        self.runs: list[Run] = []
        self.refused: list[tuple[float, str, Request]] = []
        self._roots = 0

    # jobs

    def create_job(self, name: str) -> None:
        """CreateJob by CloudFormation, unless the job exists; the runs of a deleted job remain."""
        job = self.jobs.get(name)
        if job is None or not job.exists:
            job = self.jobs[name] = Job(name)
        job.max_retries = self._settings["max_retries"]
        job.max_concurrent = self._settings["max_concurrent"]
        job.message = self._settings["message"]

    def delete_job(self, name: str, *, by_user: bool = False) -> None:
        """DeleteJob; its runs continue."""
        job, now = self.jobs[name], self._world.clock.now
        if job.exists:
            job.deleted_at = now
            job.deleted_by_user = by_user
        self._world.note("job %s deleted", name)

    # runs

    def advance(self) -> None:
        """Add the retries and restarts of the runs that have ended."""
        now = self._world.clock.now
        for run in self.runs:  # grows during the loop
            when, end = run.states[-1]
            if when > now or run.follower:
                continue
            if end in _RETRIED and run.attempt < run.job.max_retries:
                run.follower = self._follow(run, f"{run.root.id}_attempt_{run.attempt + 1}", when)
            elif end == "EXPIRED" and self._settings["restarts"]:
                restart = int(run.id.partition("_restart_")[2] or 0) + 1
                run.follower = self._follow(run, f"{run.root.id}_restart_{restart}", when)

    def _follow(self, run: Run, id: str, when: float) -> Run:
        index = self._world.count("run")
        plan = self._world.plan(index)
        follower = Run(id, run.job, plan, when + run.plan.follow, of=(run.arguments, run.cause))
        follower.root = run.root
        follower.attempt = run.attempt + ("_attempt_" in id)
        if self._settings["previous_run_id"]:
            follower.previous = run.id
        self._add(follower)
        return follower

    def _add(self, run: Run) -> None:
        self.runs.append(run)
        runs = run.job.runs
        index = next((i for i, other in enumerate(runs) if other.started <= run.started), len(runs))
        runs.insert(index, run)
        self._world.note("run %s starts at %+.1f: %s", run.id, run.started - self._world.clock.now, run.plan)

    def add_by_hand(self, job: Job, plan: Plan) -> None:
        """Add a run that a user starts, independent of MaxConcurrentRuns."""
        self.advance()
        self._roots += 1
        self._add(Run(f"jr_{self._roots:04x}", job, plan, self._world.clock.now, of=({}, None)))

    def start(self, name: str, arguments: dict[str, str], cause: Request) -> Run:
        """StartJobRun."""
        now = self._world.clock.now
        try:
            job = self._job_for_start(name, now)
        except ClientError as error:
            self.refused.append((now, error.response["Error"]["Code"], cause))
            raise
        self._roots += 1
        plan = self._world.plan(self._world.count("run"))
        run = Run(f"jr_{self._roots:04x}", job, plan, now, of=(arguments, cause))
        self._add(run)
        return run

    def _job_for_start(self, name: str, now: float) -> Job:
        """Return a job if a run of it can start now."""
        job = self._job(name, "StartJobRun")
        self.advance()
        refused = self._settings["refusal"]
        if refused:
            raise refusal(refused, "rejected by the schedule", "StartJobRun")
        if sum(run.is_live(now) for run in job.runs) >= job.max_concurrent and not self._settings["queuing"]:
            raise refusal("ConcurrentRunsExceededException", f"Concurrent runs exceeded for {name}", "StartJobRun")
        return job

    def stop(self, name: str, ids: list[str], by: Request | None) -> dict[str, Any]:
        """BatchStopJobRun; the response reports runs that cannot be stopped, also those of a job that was deleted."""
        try:
            job = self._job(name, "BatchStopJobRun")
        except EntityNotFoundException:
            return {"Errors": [_not_stopped(run, "EntityNotFoundException") for run in ids]}
        self.advance()
        now = self._world.clock.now
        errors = []
        for name_of_run in ids:
            run = next((run for run in job.runs if run.id == name_of_run and run.started <= now), None)
            if run and run.is_live(now):
                self._world.note("run %s is stopped", run.id)
                run.stop(now, by)
            else:
                code = "InvalidJobRunStateTransitionException" if run else "EntityNotFoundException"
                errors.append(_not_stopped(name_of_run, code))
        return {"Errors": errors}

    def list_runs(self, name: str) -> list[dict[str, Any]]:
        """GetJobRuns, newest first."""
        job = self._job(name, "GetJobRuns")
        then = self._read_time()
        return [run.shown(then) for run in job.runs if run.started <= then]

    def get_run(self, name: str, id: str) -> dict[str, Any]:
        """GetJobRun."""
        job = self._job(name, "GetJobRun")
        then = self._read_time()
        for run in job.runs:
            if run.id == id and run.started <= then:
                return run.shown(then)
        raise refusal("EntityNotFoundException", f"Run {id} is not found", "GetJobRun")

    def reset_bookmark(self, name: str) -> None:
        """ResetJobBookmark."""
        self._job(name, "ResetJobBookmark")
        if not self._settings["bookmark"]:
            raise refusal("EntityNotFoundException", f"No bookmark of {name}", "ResetJobBookmark")

    def _read_time(self) -> float:
        """Return the time whose state a read returns."""
        self.advance()
        return self._world.clock.now - (self._world.stale_by or self._settings["read_lag"])

    def read_time_of(self, operation: str) -> float:
        """Return the time whose state an operation on address validation jobs returns."""
        self.raise_if_refusing(operation)
        return self._read_time()

    def raise_if_refusing(self, operation: str) -> None:
        """Raise an error if the schedule has one for all calls at this time."""
        age = self._world.clock.now - self._begun
        if age < self._settings["iam_seconds"]:
            raise refusal("AccessDeniedException", "not authorized", operation)
        outage = self._settings["outage"]
        if outage and outage[0] <= age < outage[0] + outage[1]:
            raise refusal(outage[2], "Rate exceeded", operation)

    def _job(self, name: str, operation: str) -> Job:
        self.raise_if_refusing(operation)
        job = self.jobs.get(name)
        if job is None or not job.exists:
            raise refusal("EntityNotFoundException", f"Job {name} is not found", operation)
        return job


def _not_stopped(id: str, code: str) -> dict[str, Any]:
    return {"JobRunId": id, "ErrorDetail": {"ErrorCode": code, "ErrorMessage": "not stopped"}}


class Client:
    """The part of boto3's client for Glue that the handlers use."""

    exceptions = EXCEPTIONS

    def __init__(self, world: World) -> None:
        self._world = world

    def start_job_run(self, *, JobName: str, Arguments: dict[str, str] | None = None, **_: Any) -> dict[str, Any]:  # noqa: N803  # AWS's names
        """StartJobRun."""
        process = self._world.process
        cause = process.request
        run = process.call(
            "glue.start_job_run",
            lambda: self._world.glue.start(JobName, dict(Arguments or {}), cause),
            client_timeout=_CLIENT_TIMEOUT,
        )
        return {"JobRunId": run.id}

    def get_job_run(self, *, JobName: str, RunId: str) -> dict[str, Any]:  # noqa: N803
        """GetJobRun."""
        return {
            "JobRun": self._world.process.call(
                "glue.get_job_run", lambda: self._world.glue.get_run(JobName, RunId), client_timeout=_CLIENT_TIMEOUT
            )
        }

    def batch_stop_job_run(self, *, JobName: str, JobRunIds: list[str]) -> dict[str, Any]:  # noqa: N803
        """BatchStopJobRun."""
        process = self._world.process
        by = process.request
        answer: dict[str, Any] = process.call(
            "glue.batch_stop_job_run",
            lambda: self._world.glue.stop(JobName, JobRunIds, by),
            client_timeout=_CLIENT_TIMEOUT,
        )
        return answer

    def reset_job_bookmark(self, *, JobName: str) -> dict[str, Any]:  # noqa: N803
        """ResetJobBookmark."""
        self._world.process.call(
            "glue.reset_job_bookmark", lambda: self._world.glue.reset_bookmark(JobName), client_timeout=_CLIENT_TIMEOUT
        )
        return {}

    def get_paginator(self, operation: str) -> Client:
        """Return the paginator of GetJobRuns, the only one."""
        if operation != "get_job_runs":
            raise NotImplementedError(operation)
        return self

    def paginate(self, *, JobName: str, PaginationConfig: dict[str, int]) -> Iterator[dict[str, Any]]:  # noqa: N803
        """Yield pages of runs; they are small, so that there are several."""
        del PaginationConfig
        call = self._world.process.call
        shown = call("glue.get_job_runs", lambda: self._world.glue.list_runs(JobName), client_timeout=_CLIENT_TIMEOUT)
        yield {"JobRuns": shown[:_PAGE]}
        for first in range(_PAGE, len(shown), _PAGE):
            call("glue.get_job_runs", lambda: self._world.glue.list_runs(JobName), client_timeout=_CLIENT_TIMEOUT)
            yield {"JobRuns": shown[first : first + _PAGE]}
