"""A model of Amazon Location's jobs: StartJob, GetJob, ListJobs and CancelJob, based on the runs of `glue.py`.

Modelled (Amazon Location API reference, "Jobs"): the six states; a ClientToken, for which StartJob returns the job that
it started before; ListJobs, newest first, in pages and for one state, without tags; CancelJob, after which a job is
Cancelling for some time. A run of the schedule is a job: WAITING and STARTING are Pending, every unsuccessful end is
Failed. The faults of Glue's calls happen at the corresponding calls, with the codes of Glue.

Not modelled: the validation of addresses; the expiry of a ClientToken after some hours; jobs that the service deletes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .refusals import refusal

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
_CLIENT_TIMEOUT = 20
_PAGE = 2


class Client:
    """The part of the client for Amazon Location that the handlers use."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._of_token: dict[str, Run] = {}

    def start_job(self, **parameters: Any) -> dict[str, Any]:
        """StartJob."""
        cause = self._world.process.request
        return self._call("start_job_run", lambda: self._start(parameters, cause))

    def get_job(self, *, JobId: str) -> dict[str, Any]:  # noqa: N803  # AWS's names
        """GetJob."""
        return self._call("get_job_run", lambda: self._get_job(JobId))

    def cancel_job(self, *, JobId: str) -> dict[str, Any]:  # noqa: N803
        """CancelJob."""
        by = self._world.process.request
        answer = self._call("batch_stop_job_run", lambda: self._cancel(JobId, by))
        if "Errors" in answer:  # the fault of Glue's call
            raise refusal("InternalServerException", "injected", "CancelJob")
        return answer

    def list_jobs(
        self,
        *,
        MaxResults: int,  # noqa: N803
        Filter: dict[str, str] | None = None,  # noqa: N803
        NextToken: str = "0",  # noqa: N803
    ) -> dict[str, Any]:
        """ListJobs, with small pages."""
        del MaxResults
        first = int(NextToken)
        found = self._call("get_job_runs", lambda: {"all": self._list_jobs((Filter or {}).get("JobStatus"))})["all"]
        page: dict[str, Any] = {"Entries": found[first : first + _PAGE]}
        return {**page, "NextToken": str(first + _PAGE)} if len(found) > first + _PAGE else page

    def _call(self, of_glue: str, effect: Any) -> dict[str, Any]:
        answer: dict[str, Any] = self._world.process.call(f"glue.{of_glue}", effect, client_timeout=_CLIENT_TIMEOUT)
        return answer

    def _start(self, parameters: dict[str, Any], cause: Request) -> dict[str, Any]:
        token = parameters["ClientToken"]
        if token not in self._of_token:
            job = self._world.glue.start(parameters["Name"], parameters["Tags"], cause)
            self._of_token[token] = job
        self._world.glue.raise_if_refusing("StartJob")
        job = self._of_token[token]
        return {**_ids(job), "Status": "Pending"}

    def _get_job(self, job_id: str) -> dict[str, Any]:
        then = self._world.glue.read_time_of("GetJob")
        job = self._find_job(job_id, then)
        shown = {**self._describe(job, then), "Tags": job.arguments}
        if shown["Status"] == "Failed":
            shown["Error"] = {"Code": "ValidationError", "Messages": [job.message]}
        return shown

    def _list_jobs(self, status: str | None) -> list[dict[str, Any]]:
        then = self._world.glue.read_time_of("ListJobs")
        shown = [self._describe(job, then) for job in reversed(self._world.glue.runs) if job.started <= then]
        return [job for job in shown if status in (None, job["Status"])]

    def _cancel(self, job_id: str, by: Request) -> dict[str, Any]:
        self._world.glue.raise_if_refusing("CancelJob")
        now = self._world.clock.now
        job = self._find_job(job_id, now)
        if not job.is_live(now):
            raise refusal("ValidationException", f"Job {job_id} has ended", "CancelJob")
        self._world.note("job %s is cancelled", job_id)
        job.stop(now, by)
        return {**_ids(job), "Status": "Cancelling"}

    def _find_job(self, job_id: str, then: float) -> Run:
        for job in self._world.glue.runs:
            if job.id == job_id and job.started <= then:
                return job
        raise refusal("ResourceNotFoundException", f"Job {job_id} is not found", "GetJob")

    @staticmethod
    def _describe(job: Run, then: float) -> dict[str, Any]:
        shown = job.shown(then)
        return {
            **_ids(job),
            "Status": _STATUS.get(shown["JobRunState"], "Failed"),
            "CreatedAt": shown["StartedOn"],
            "ExecutionRoleArn": ROLE,
        }


ROLE = "arn:aws:iam::123456789012:role/addresses"


def _ids(job: Run) -> dict[str, Any]:
    return {"JobId": job.id, "JobArn": f"arn:aws:geo:eu-west-1:123456789012:job/{job.id}"}
