"""A model of Amazon Location's jobs: StartJob, GetJob, ListJobs and CancelJob, based on the runs of `glue.py`.

Modelled (Amazon Location API reference, "Jobs"): the six states; a ClientToken, for which StartJob returns the job that
it started before; ListJobs, newest first, in pages and for one state, without tags; CancelJob, after which a job is
Cancelling for some time. A run of the schedule is a job: WAITING and STARTING are Pending, every unsuccessful end is
Failed. The faults of Glue's calls happen at the corresponding calls, with the codes of Glue.

Not modelled: the validation of addresses; the expiry of a ClientToken after some hours; jobs that the service deletes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import client_error, drawn_error

if TYPE_CHECKING:
    from .resources import Request
    from .runs import Run
    from .world import World

_STATUS = {
    "WAITING": "Pending",
    "STARTING": "Pending",
    "RUNNING": "Running",
    "STOPPING": "Cancelling",
    "STOPPED": "Cancelled",
    "SUCCEEDED": "Completed",
}
_PAGE = 2


class Location:
    """The service."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._of_token: dict[str, Run] = {}
        self._roles: dict[str, str] = {}

    def call(self, operation: str, parameters: dict[str, Any], request: Request) -> dict[str, Any]:
        """Execute an operation of the API."""
        if operation == "StartJob":
            return self._start(parameters, request)
        if operation == "GetJob":
            return self._get_job(parameters["JobId"])
        if operation == "CancelJob":
            return self._cancel(parameters["JobId"], request)
        if operation == "ListJobs":
            return self._list_page(parameters)
        raise NotImplementedError(operation)

    def tags(self, job_id: str) -> dict[str, str]:
        """Return the tags of a job, for the conditions of policies."""
        return next((job.arguments for job in self._world.glue.runs if job.id == job_id), {})

    def _start(self, parameters: dict[str, Any], cause: Request) -> dict[str, Any]:
        token = parameters["ClientToken"]
        refused = self._world.settings["refusal"]
        if refused:
            raise drawn_error("location", "StartJob", refused)
        if token not in self._of_token:
            self._world.glue.create_job(parameters["Name"])
            job = self._world.glue.start(parameters["Name"], parameters["Tags"], cause)
            self._of_token[token] = job
            self._roles[job.id] = parameters["ExecutionRoleArn"]
        job = self._of_token[token]
        return {**_ids(job), "Status": "Pending"}

    def _get_job(self, job_id: str) -> dict[str, Any]:
        then = self._world.glue.read_time()
        job = self._find_job(job_id, then)
        shown = {**self._describe(job, then), "Tags": job.arguments}
        if shown["Status"] == "Failed":
            shown["Error"] = {"Code": "ValidationError", "Messages": [job.message]}
        return shown

    def _list_page(self, parameters: dict[str, Any]) -> dict[str, Any]:
        """ListJobs, with small pages."""
        status, last = parameters.get("Filter", {}).get("JobStatus"), parameters.get("NextToken")
        size = min(parameters.get("MaxResults", _PAGE), _PAGE)
        found = []
        for job in self._list_jobs():
            if last:  # the last job of the page before
                last = None if job["JobId"] == last else last
            elif status in (None, job["Status"]):
                found.append(job)
        page: dict[str, Any] = {"Entries": found[:size]}
        return {**page, "NextToken": found[size - 1]["JobId"]} if len(found) > size else page

    def _list_jobs(self) -> list[dict[str, Any]]:
        then = self._world.glue.read_time()
        jobs = [job for job in reversed(self._world.glue.runs) if job.id in self._roles and job.started <= then]
        return [self._describe(job, then) for job in jobs]

    def _cancel(self, job_id: str, by: Request) -> dict[str, Any]:
        now = self._world.clock.now
        job = self._find_job(job_id, now)
        if not job.is_live(now):
            raise client_error("location", "CancelJob", "ValidationException", f"Job {job_id} has ended")
        self._world.note("job %s is cancelled", job_id)
        job.stop(now, by)
        return {**_ids(job), "Status": "Cancelling"}

    def _find_job(self, job_id: str, then: float) -> Run:
        for job in self._world.glue.runs:
            if job.id == job_id and job.started <= then:
                return job
        raise client_error("location", "GetJob", "ResourceNotFoundException", f"Job {job_id} is not found")

    def _describe(self, job: Run, then: float) -> dict[str, Any]:
        shown = job.shown(then)
        return {
            **_ids(job),
            "Status": _STATUS.get(shown["JobRunState"], "Failed"),
            "CreatedAt": shown["StartedOn"],
            "ExecutionRoleArn": self._roles.get(job.id, ""),
        }


def _ids(job: Run) -> dict[str, Any]:
    return {"JobId": job.id, "JobArn": f"arn:aws:geo:eu-west-1:123456789012:job/{job.id}"}
