"""A model of Glue: jobs, their runs and their bookmarks.

Modelled (Glue API reference, "Jobs", "Job runs" and "Job bookmarks"; Developer Guide, add-job and add-job-streaming):
the ten run states; a run that is STARTING (or WAITING, possibly without StartedOn, then STARTING), RUNNING, and ends as
the schedule decides; retries of a FAILED or ERROR run with ids ``<id>_attempt_<n>``, restarts of an EXPIRED streaming
run with ids ``<id>_restart_<n>``, both with the arguments of the former run; MaxConcurrentRuns; BatchStopJobRun with
errors in its response; eventually consistent reads; GetJobRuns in pages, also for a job that others run often; jobs
that do not exist, and jobs that are created again with the name of a deleted one; a role that Glue cannot assume yet
(terraform-provider-aws#5502); a permanent error of StartJobRun. `bounds.py` has the bounds that AWS does not document.

Not modelled: quotas other than concurrency, the content of bookmarks, members of a run that the handlers do not read.
Runs schedule no actions: their states are calculated when they are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from .errors import client_error
from .pages import page_of_runs
from .runs import USUAL, Job, Plan, Run
from .variants import NEIGHBOUR

if TYPE_CHECKING:
    from .resources import Request
    from .world import World

_RETRIED = ("FAILED", "ERROR")
_ROLE = "should be given assume role permissions for Glue Service."


class Glue:
    """The service.

    Attributes:
        runs: All runs of all jobs, in the order in which they were added.
        resets: The time, the job and the request of each reset of a bookmark.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._settings = world.settings
        self.jobs: dict[str, Job] = {}
        self.runs: list[Run] = []
        self.resets: list[tuple[float, Job, Request]] = []
        self._roots = 0

    # jobs

    def call(self, operation: str, parameters: dict[str, Any], request: Request) -> dict[str, Any]:
        """Execute an operation of the API."""
        name = parameters["JobName"]
        match operation:
            case "StartJobRun":
                answer = {"JobRunId": self.start(name, dict(parameters.get("Arguments", {})), request).id}
            case "GetJobRun":
                answer = {"JobRun": self.get_run(name, parameters["RunId"])}
            case "GetJobRuns":
                answer = page_of_runs(self._job(name, operation), parameters, self._read_time(), self._settings)
            case "BatchStopJobRun":
                answer = self.stop(name, parameters["JobRunIds"], request)
            case "ResetJobBookmark":
                answer = self.reset_bookmark(name, request)
            case "GetJobBookmark":
                answer = self._bookmark(self._job(name, operation), operation)
            case "GetJob":
                job = self._job(name, operation)
                answer = {"Job": {**job.definition, "Name": job.name}}
            case _:
                raise NotImplementedError(operation)
        return answer

    def create_job(self, name: str, definition: dict[str, Any] | None = None) -> None:
        """CreateJob, unless the job exists; the runs of a deleted job remain.

        Args:
            name: The name.
            definition: The properties in the template. Default: none, it is not a resource of the stack.
        """
        job = self.jobs.get(name)
        if job is None or not job.exists:
            job = self.jobs[name] = Job(name)
            if definition:
                job.created_at = self._world.clock.now
        job.definition = definition or job.definition
        if name == NEIGHBOUR:
            return  # it has the settings of its template
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
        job = self._job_for_start(name, now)
        self._roots += 1
        plan = USUAL if name == NEIGHBOUR else self._world.plan(self._world.count("run"))
        can_assume = self._can_assume_role(job, now)
        if not can_assume:
            plan = Plan(starting=3, running=0.5, end="FAILED")
        run = Run(f"jr_{self._roots:04x}", job, plan, now, of=(arguments, cause))
        if not can_assume:
            run.error = f"Role {_ROLE}"
        job.bookmark += 1
        self._add(run)
        return run

    def _job_for_start(self, name: str, now: float) -> Job:
        """Return a job if a run of it can start now."""
        operation = "StartJobRun"
        job = self._job(name, operation)
        self.advance()
        refused = self._settings["refusal"]
        if refused:
            raise client_error("glue", operation, refused, "rejected by the schedule")
        delay = self._settings["role_delay"]
        if delay and delay[1] == "refuse" and not self._can_assume_role(job, now):
            raise client_error("glue", operation, "InvalidInputException", f"Role {_ROLE}")
        if sum(run.is_live(now) for run in job.runs) >= job.max_concurrent and not self._settings["queuing"]:
            code, message = "ConcurrentRunsExceededException", f"Concurrent runs exceeded for {name}"
            raise client_error("glue", operation, code, message)
        return job

    def _can_assume_role(self, job: Job, now: float) -> bool:
        """Whether Glue can assume the role of a job, which was created with it."""
        delay = self._settings["role_delay"]
        return not delay or now >= job.created_at + delay[0]

    def stop(self, name: str, ids: list[str], by: Request | None) -> dict[str, Any]:
        """BatchStopJobRun; the response reports runs that cannot be stopped, also those of a job that was deleted."""
        try:
            job = self._job(name, "BatchStopJobRun")
        except ClientError:
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

    def get_run(self, name: str, id: str) -> dict[str, Any]:
        """GetJobRun."""
        job = self._job(name, "GetJobRun")
        then = self._read_time()
        for run in job.runs:
            if run.id == id and run.started <= then:
                return run.shown(then, waiting_has_start=self._settings["waiting_has_start"])
        raise client_error("glue", "GetJobRun", "EntityNotFoundException", f"Run {id} is not found")

    def reset_bookmark(self, name: str, request: Request) -> dict[str, Any]:
        """ResetJobBookmark."""
        job = self._job(name, "ResetJobBookmark")
        found = self._bookmark(job, "ResetJobBookmark")
        job.bookmark = 0
        self.resets.append((self._world.clock.now, job, request))
        self._world.note("the bookmark of %s is reset", name)
        return found

    def _bookmark(self, job: Job, operation: str) -> dict[str, Any]:
        if not self._settings["bookmark"]:
            raise client_error("glue", operation, "EntityNotFoundException", f"No bookmark of {job.name}")
        return {"JobBookmarkEntry": {"JobName": job.name, "Version": job.bookmark, "JobBookmark": "{}"}}

    def _read_time(self) -> float:
        """Return the time whose state a read returns."""
        self.advance()
        return self._world.clock.now - (self._world.stale_by or self._settings["read_lag"])

    def read_time(self) -> float:
        """Return the time whose state a read returns."""
        return self._read_time()

    def _job(self, name: str, operation: str) -> Job:
        job = self.jobs.get(name)
        if job is None or not job.exists:
            raise client_error("glue", operation, "EntityNotFoundException", f"Job {name} is not found")
        return job


def _not_stopped(id: str, code: str) -> dict[str, Any]:
    return {"JobRunId": id, "ErrorDetail": {"ErrorCode": code, "ErrorMessage": "not stopped"}}
