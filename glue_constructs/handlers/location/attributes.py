"""The response for an address validation job: the attributes of the resource, and the reason of a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.response import stringify_members, truncate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.handlers.service import Run

_MAX_BYTES = 700  # of the 4096 of a response

# Attribute of the resource -> path in the response of GetJob.
_PATHS = {
    "Action": "Action",
    "AdditionalFeatures": "ActionOptions.ValidateAddress.AdditionalFeatures",
    "CreatedAt": "CreatedAt",
    "EndedAt": "EndedAt",
    "ErrorCode": "Error.Code",
    "ErrorMessages": "Error.Messages",
    "ExecutionRoleArn": "ExecutionRoleArn",
    "InputFormat": "InputOptions.Format",
    "InputLocation": "InputOptions.Location",
    "JobArn": "JobArn",
    "JobId": "JobId",
    "Name": "Name",
    "OutputFormat": "OutputOptions.Format",
    "OutputLocation": "OutputOptions.Location",
    "Status": "Status",
    "Tags": "Tags",
    "UpdatedAt": "UpdatedAt",
}


def attributes(run: Run | None, *, reason: str) -> dict[str, str]:
    """Return every member of GetJob's response as a string, which is empty if there is none.

    The items of a list are joined by commas, messages by semicolons; tags are JSON.

    Args:
        run: The job.
        reason: The error message of a job that has none.
    """
    job = {} if run is None else {"JobId": run.id, "Error": {"Messages": [reason]}, **run.data, "Status": run.state}
    found = {path: _stringify(path, _member_at(job, path)) for path in _PATHS.values()}
    return stringify_members(found, _PATHS, max_bytes=_MAX_BYTES)


def failure_reason(run: Run) -> str:
    """Return why a job failed: the service's error code and messages, its status, its ARN and its output."""
    job = run.data
    error = job.get("Error", {})
    details = ": ".join(text for text in (error.get("Code"), "; ".join(error.get("Messages", []))) if text)
    reason = truncate(details or "Amazon Location returned no error message", _MAX_BYTES)
    ended = f"address validation job {run.id} ended with status {run.state}"
    return f"{reason}; {ended}{job_and_output_hint(job)}"


def job_and_output_hint(job: Mapping[str, Any]) -> str:
    """Return a job's ARN and the location of its output, as the end of a message."""
    output = job.get("OutputOptions", {}).get("Location")
    return f"; job: {job['JobArn']}" + (f"; output: {output}" if output else "") if "JobArn" in job else ""


def _member_at(job: Mapping[str, Any], path: str) -> Any:
    value: Any = job
    for name in path.split("."):
        value = value.get(name, {})
    return value or None


def _stringify(path: str, value: Any) -> Any:
    if isinstance(value, list):
        return ("; " if path == "Error.Messages" else ",").join(value)
    return json.dumps(value) if isinstance(value, dict) else value
