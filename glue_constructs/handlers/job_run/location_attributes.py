"""What CloudFormation is told of a job: the resource's attributes, and the reason when it failed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .answer import truncate
from .attributes import stringify_members

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_BYTES = 700  # bytes of the 4096 for the whole answer

# Attribute of the resource -> where GetJob has it.
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
    """Every member of GetJob's answer as a text; empty where there is none, because Fn::GetAtt fails on an absent one.

    A list's items are joined by commas, messages by semicolons; tags are JSON.
    """
    found = {path: _stringify(path, _member_at(job or {}, path)) for path in _PATHS.values()}
    return stringify_members(found, _PATHS, longest=_MAX_BYTES)


def failure_reason(job: Mapping[str, Any]) -> str:
    """Why a job failed: its state, the service's code and messages, its ARN."""
    error = job.get("Error", {})
    said = ": ".join(text for text in (error.get("Code"), "; ".join(error.get("Messages", []))) if text)
    text = said or "Amazon Location gives no reason"
    return f"address validation job {job['JobId']} ended {job['Status']}: {truncate(text, _MAX_BYTES)}{job_and_output_hint(job)}"


def job_and_output_hint(job: Mapping[str, Any]) -> str:
    """Where more can be read about a job, as the end of a sentence."""
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
