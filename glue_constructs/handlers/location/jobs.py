"""Address validation jobs of Amazon Location: how they are started, found and cancelled.

StartJob is repeated with the same ClientToken, for which the service returns the job that it started before.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, ClassVar

from botocore.exceptions import ClientError

from glue_constructs.handlers.location.attributes import attributes, failure_reason, job_and_output_hint
from glue_constructs.handlers.location.request import JobProperties, read_job_properties
from glue_constructs.handlers.location.tag import TAG, read_token, tag_value
from glue_constructs.handlers.request import Request
from glue_constructs.handlers.service import Run, RunService
from glue_constructs.handlers.token import resource_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from glue_constructs.handlers.location.client import LocationClient

LIVE = ("Pending", "Running", "Cancelling")
"""In the order in which a job goes through them."""

LISTED = (*LIVE, "Running")
"""The order in which they are listed, so that no job is missed.

A job that begins to run is not listed as Pending any more, and as Running only when the service shows it.
"""

ENDED = ("Completed", "Failed", "Cancelled")

_NOT_FOUND = "ResourceNotFoundException"
# CancelJob reports a job that has ended as invalid, too: the job id is always valid.
_ENDED_ALREADY = (_NOT_FOUND, "ValidationException")


class LocationJobs(RunService[JobProperties]):
    """The address validation jobs of one resource.

    Args:
        location: A client without retries.
        event: CloudFormation's event.
    """

    name: ClassVar[str] = "Amazon Location"
    what: ClassVar[str] = "job"
    stopping: ClassVar[str] = "Cancelling"
    stopped: ClassVar[str] = "cancelled"
    fix_for_long_runs: ClassVar[str] = "add an EventBridge rule for the job's events"

    def __init__(self, location: LocationClient, event: Mapping[str, Any]) -> None:
        self._location = location
        self._resource = resource_key(event)
        self._begun = time.time()
        self._history: list[dict[str, Any]] | None = None
        self._read: dict[str, Run | None] = {}

    def read_request(self, event: Mapping[str, Any]) -> Request[JobProperties]:
        """See `RunService`."""
        return Request.read(event, read_job_properties)

    def prepare_start(self, request: Request[JobProperties]) -> bool:  # noqa: ARG002  # the interface's signature
        """Return False: a job needs no preparation."""
        return False

    def start(self, request: Request[JobProperties]) -> str:
        """See `RunService`."""
        return str(self._location.start_job(**start_parameters(request))["JobId"])

    def get(self, request: Request[JobProperties], run_id: str) -> Run | None:  # noqa: ARG002  # see above
        """See `RunService`."""
        try:
            return _read_job(self._location.get_job(JobId=run_id))
        except ClientError as error:
            if error.response["Error"]["Code"] == _NOT_FOUND:
                return None
            raise

    def list_runs(self, request: Request[JobProperties]) -> list[Run]:
        """List the jobs of the resource that have not ended, with a GetJob for each: ListJobs returns no tags."""
        listed = {entry["JobId"] for state in LISTED for entry in self._list_jobs(Filter={"JobStatus": state})}
        runs = (self.get(request, job_id) for job_id in sorted(listed))
        return [run for run in runs if run and run.is_live and self._is_own(run)]

    def find_run(
        self, request: Request[JobProperties], is_wanted: Callable[[Run], bool], *, seconds: float
    ) -> Run | None:
        """See `RunService`. Jobs with other roles are skipped, which saves calls."""
        roles = {each.role_arn for each in (request.properties, request.old) if each is not None}
        if self._history is None:
            self._history = sorted(self._list_jobs(), key=lambda entry: entry["CreatedAt"], reverse=True)
        for job_id in (entry["JobId"] for entry in self._history if entry["ExecutionRoleArn"] in roles):
            if job_id not in self._read:
                if time.time() - self._begun >= seconds:
                    break
                self._read[job_id] = self.get(request, job_id)
            run = self._read[job_id]
            if run and self._is_own(run) and is_wanted(run):
                return run
        return None

    def stop(self, runs: Iterable[Run]) -> None:
        """Cancel jobs; ignore those that have ended in the meantime."""
        for run in runs:
            if run.state == self.stopping:
                continue
            try:
                self._location.cancel_job(JobId=run.id)
            except ClientError as error:
                if error.response["Error"]["Code"] not in _ENDED_ALREADY:
                    raise

    def attributes(self, run: Run | None, *, reason: str = "") -> dict[str, str]:
        """See `RunService`."""
        return attributes(run, reason=reason)

    def failure_reason(self, run: Run, request: Request[JobProperties], *, left: int) -> str:  # noqa: ARG002  # see above
        """See `RunService`."""
        return failure_reason(run)

    def describe(self, run: Run) -> str:
        """See `RunService`."""
        return f"address validation job {run.id}"

    def hint(self, run: Run, request: Request[JobProperties]) -> str:  # noqa: ARG002  # see above
        """See `RunService`."""
        return job_and_output_hint(run.data)

    def _is_own(self, run: Run) -> bool:
        return run.token is not None and run.token.resource == self._resource

    def _list_jobs(self, **parameters: Any) -> Iterator[dict[str, Any]]:
        """Yield the entries of ListJobs, page by page."""
        page = self._location.list_jobs(MaxResults=100, **parameters)
        yield from page["Entries"]
        while "NextToken" in page:
            page = self._location.list_jobs(MaxResults=100, NextToken=page["NextToken"], **parameters)
            yield from page["Entries"]


def start_parameters(request: Request[JobProperties]) -> dict[str, Any]:
    """Return the parameters of StartJob, with the token as the ClientToken and in a tag."""
    parameters = request.properties.start
    tags = {**parameters.get("Tags", {}), TAG: tag_value(request.event, request.token)}
    return {**parameters, "ClientToken": str(request.token), "Tags": tags}


def _read_job(job: Mapping[str, Any]) -> Run:
    status = str(job["Status"])
    return Run(
        id=str(job["JobId"]),
        state=status,
        is_live=status not in ENDED,
        has_succeeded=status == "Completed",
        token=read_token(job),
        started=job["CreatedAt"].timestamp(),
        data=job,
    )
