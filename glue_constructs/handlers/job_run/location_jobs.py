"""Jobs of Amazon Location: their six states, and how to find and cancel the jobs of a resource."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from .location import read_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .location_client import LocationClient

Job = dict[str, Any]

LIVE = ("Pending", "Running", "Cancelling")
"""In the order in which a job goes through them: listed in this order, a job that changes its state is not missed."""

ENDED = ("Completed", "Failed", "Cancelled")

_NOT_FOUND = "ResourceNotFoundException"
# CancelJob reports a job that has ended as invalid, too: the job id is always valid.
_ENDED_ALREADY = (_NOT_FOUND, "ValidationException")


def is_live(job: Job) -> bool:
    """Whether a job has not ended; an unknown state counts as live."""
    return job["Status"] not in ENDED


def list_live_jobs(location: LocationClient, resource: str) -> list[Job]:
    """List the live jobs that a resource started, with a GetJob for each live job: ListJobs returns no tags."""
    listed = {entry["JobId"] for state in LIVE for entry in _list_jobs(location, Filter={"JobStatus": state})}
    seen = (get_job(location, job_id) for job_id in sorted(listed))
    return [job for job in seen if job and is_live(job) and belongs_to_resource(job, resource)]


def find_last_job(location: LocationClient, resource: str, *, roles: set[str], work: str) -> Job | None:
    """Return the newest job that did some work for a resource; the resource's newest job if none did.

    Args:
        location: The client.
        resource: The key of the resource.
        roles: The execution roles of the resource's jobs; jobs with other roles are skipped, which saves calls.
        work: The hash of the work.
    """
    newest = None
    entries = [entry for entry in _list_jobs(location) if entry["ExecutionRoleArn"] in roles]
    entries.sort(key=lambda entry: entry["CreatedAt"], reverse=True)
    for entry in entries:
        job = get_job(location, entry["JobId"])
        if job and belongs_to_resource(job, resource):
            newest = newest or job
            if did_work(job, work):
                return job
    return newest


def belongs_to_resource(job: Job, resource: str) -> bool:
    """Whether a resource started a job."""
    token = read_token(job)
    return token is not None and token.resource == resource


def was_started_by(job: Job, request: str) -> bool:
    """Whether a request started a job."""
    token = read_token(job)
    return token is not None and token.request == request


def did_work(job: Job, work: str) -> bool:
    """Whether a job did some work."""
    token = read_token(job)
    return token is not None and token.work == work


def cancel_jobs(location: LocationClient, live: list[Job]) -> None:
    """Cancel live jobs; ignore those that have ended in the meantime."""
    for job in live:
        if job["Status"] == "Cancelling":
            continue
        try:
            location.cancel_job(JobId=job["JobId"])
        except ClientError as error:
            if error.response["Error"]["Code"] not in _ENDED_ALREADY:
                raise


def _list_jobs(location: LocationClient, **parameters: Any) -> Iterator[Job]:
    """Yield the entries of ListJobs, page by page."""
    page = location.list_jobs(MaxResults=100, **parameters)
    yield from page["Entries"]
    while "NextToken" in page:
        page = location.list_jobs(MaxResults=100, NextToken=page["NextToken"], **parameters)
        yield from page["Entries"]


def get_job(location: LocationClient, job_id: str) -> Job | None:
    """Return a job as GetJob returns it; None if it does not exist."""
    try:
        return location.get_job(JobId=job_id)
    except ClientError as error:
        if error.response["Error"]["Code"] == _NOT_FOUND:
            return None
        raise
