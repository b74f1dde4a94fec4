"""The REST API of the service: StartJob, GetJob, CancelJob and ListJobs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Request, Response

from glue_constructs.local.location.checks import S3Location
from glue_constructs.local.location.errors import LocationError, invalid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed.wsgi import StartResponse, WSGIEnvironment

    from glue_constructs.local.location.job import Job
    from glue_constructs.local.location.jobs import Jobs

_PAGE_SIZE = 100


class LocationApi:
    """The WSGI application for the service's job operations.

    Args:
        jobs: All jobs.
    """

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Handle a request."""
        request = Request(environ)
        try:
            response = _json(self._handle(request.method, request.path.strip("/"), request))
        except LocationError as error:
            response = _json(error.body, status=error.status)
            response.headers["x-amzn-ErrorType"] = error.code
        return response(environ, start_response)

    def _handle(self, method: str, path: str, request: Request) -> dict[str, Any]:
        if method == "GET":
            return self._jobs.get(path).describe()
        operation = {"": self._start, "cancel-job": self._cancel, "list-jobs": self._list}.get(path)
        if operation is None:
            raise LocationError("UnknownOperationException", 404, f"The embedded AWS has no {method} {path}.")
        return operation(json.loads(request.get_data() or b"{}"))

    def _start(self, parameters: dict[str, Any]) -> dict[str, Any]:
        for options in ("InputOptions", "OutputOptions"):
            _require_s3_location(f"{options}.Location", parameters[options]["Location"])
        token = parameters.pop("ClientToken", None)
        job = self._jobs.start(parameters, token=token)
        return {**_reference(job), "CreatedAt": job.created_at, "Status": "Pending"}

    def _cancel(self, parameters: dict[str, Any]) -> dict[str, Any]:
        try:
            job = self._jobs.get(parameters["JobId"])
        except LocationError as error:
            raise invalid(
                "JobId", str(error)
            ) from None  # CancelJob has no ResourceNotFoundException in the service model
        job.cancel()
        return {**_reference(job), "Status": job.status}

    def _list(self, parameters: dict[str, Any]) -> dict[str, Any]:
        status = parameters.get("Filter", {}).get("JobStatus")
        entries = [entry for entry in (job.summary() for job in self._jobs) if status in (None, entry["Status"])]
        start = int(parameters.get("NextToken", 0))
        end = start + parameters.get("MaxResults", _PAGE_SIZE)
        page: dict[str, Any] = {"Entries": entries[start:end]}
        return {**page, "NextToken": str(end)} if end < len(entries) else page


def _require_s3_location(field: str, location: str) -> None:
    try:
        S3Location.parse(location)
    except ValueError as error:
        raise invalid(field, str(error)) from None


def _reference(job: Job) -> dict[str, Any]:
    return {"JobId": job.id, "JobArn": job.arn}


def _json(body: dict[str, Any], *, status: int = 200) -> Response:
    return Response(json.dumps(body), status=status, content_type="application/json")
