"""The response for an address validation job: the attributes of the resource, and the reason of a failure."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .answer import truncate
from .attributes import stringify_members

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def attributes(job: Mapping[str, Any] | None) -> dict[str, str]:
    """Return every member of GetJob's response as a string, which is empty if there is none.

    The items of a list are joined by commas, messages by semicolons; tags are JSON.
    """
    found = {path: _stringify(path, _member_at(job or {}, path)) for path in _PATHS.values()}
    return stringify_members(found, _PATHS, max_bytes=_MAX_BYTES)


def failure_reason(job: Mapping[str, Any]) -> str:
    """Return why a job failed: its status, the service's error code and messages, its ARN and its output."""
    error = job.get("Error", {})
    details = ": ".join(text for text in (error.get("Code"), "; ".join(error.get("Messages", []))) if text)
    reason = truncate(details or "Amazon Location returned no error message", _MAX_BYTES)
    ended = f"address validation job {job['JobId']} ended with status {job['Status']}: {reason}"
    return ended + job_and_output_hint(job)


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
