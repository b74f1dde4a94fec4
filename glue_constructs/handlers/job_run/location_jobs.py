"""What Amazon Location knows of jobs: its six states, and our jobs among all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from botocore.exceptions import ClientError

from .location import read_token

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .location_client import LocationClient

Job = dict[str, Any]

LIVE = ("Pending", "Running", "Cancelling")
"""In the order in which a job goes through them: asked for one after the other, none is missed that moves on."""

ENDED = ("Completed", "Failed", "Cancelled")

_NOT_FOUND = "ResourceNotFoundException"
# Of a job that has ended: its id cannot be what is not valid.
_ENDED_ALREADY = (_NOT_FOUND, "ValidationException")


def is_live(job: Job) -> bool:
    """Whether a job has not ended; a state that the service adds one day counts as live until it changes."""
    return job["Status"] not in ENDED


def list_live_jobs(location: LocationClient, resource: str) -> list[Job]:
    """The unfinished jobs that a resource started. ListJobs shows no tags, so each is looked at."""
    listed = {entry["JobId"] for state in LIVE for entry in _list_jobs(location, Filter={"JobStatus": state})}
    seen = (get_job(location, job_id) for job_id in sorted(listed))
    return [job for job in seen if job and is_live(job) and belongs_to_resource(job, resource)]


def find_last_job(location: LocationClient, resource: str, *, roles: set[str], work: str) -> Job | None:
    """The newest job of some work of a resource; its newest of all when there is none of that work.

    Args:
        location: The client.
        resource: The resource.
        roles: Its jobs' execution roles: of the account's other jobs none is looked at.
        work: The work.
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
    """Cancel unfinished jobs; one that has ended meanwhile is done with."""
    for job in live:
        if job["Status"] == "Cancelling":
            continue
        try:
            location.cancel_job(JobId=job["JobId"])
        except ClientError as error:
            if error.response["Error"]["Code"] not in _ENDED_ALREADY:
                raise


def _list_jobs(location: LocationClient, **parameters: Any) -> Iterator[Job]:
    """The entries of ListJobs, page by page."""
    page = location.list_jobs(MaxResults=100, **parameters)
    yield from page["Entries"]
    while "NextToken" in page:
        page = location.list_jobs(MaxResults=100, NextToken=page["NextToken"], **parameters)
        yield from page["Entries"]


def get_job(location: LocationClient, job_id: str) -> Job | None:
    """The job as GetJob shows it, None when there is none."""
    try:
        return location.get_job(JobId=job_id)
    except ClientError as error:
        if error.response["Error"]["Code"] == _NOT_FOUND:
            return None
        raise
