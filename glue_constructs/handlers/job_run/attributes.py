"""The response for a job run: the attributes of the resource, and the reason of a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from .answer import truncate

if TYPE_CHECKING:
    from collections.abc import Mapping

# Attribute of the resource -> member of Glue's JobRun structure.
_MEMBERS = {
    "RunId": "Id",
    "JobName": "JobName",
    "State": "JobRunState",
    "Attempt": "Attempt",
    "StartedOn": "StartedOn",
    "CompletedOn": "CompletedOn",
    "ExecutionTime": "ExecutionTime",
    "DPUSeconds": "DPUSeconds",
    "LogGroupName": "LogGroupName",
    "ErrorMessage": "ErrorMessage",
}
_MAX_BYTES = 700  # of the 4096 of a response, which can contain a run's error message twice


def attributes(run: Mapping[str, Any] | None) -> dict[str, str]:
    """Return the attributes of the resource; all are empty when there is no run."""
    return stringify_members(run or {}, _MEMBERS)


def stringify_members(
    structure: Mapping[str, Any], members: Mapping[str, str], *, max_bytes: int = _MAX_BYTES
) -> dict[str, str]:
    """Return members of a structure as strings of at most `max_bytes` bytes, by the names of their attributes.

    A member that the structure does not have is an empty string: Fn::GetAtt fails on a missing attribute.
    """
    return {name: truncate(_stringify(structure.get(member)), max_bytes) for name, member in members.items()}


def failure_reason(run: Mapping[str, Any], region: str) -> str:
    """Return why a run failed: its state, Glue's error message, its logs and its page in the console."""
    message = truncate(_stringify(run.get("ErrorMessage")), _MAX_BYTES) or "Glue returned no error message"
    ended = f"run {run['Id']} of Glue job {run['JobName']} ended in state {run['JobRunState']}: {message}"
    return ended + log_and_console_hint(run, region)


def log_and_console_hint(run: Mapping[str, Any], region: str) -> str:
    """Return where a run's logs and its page in the console are, as the end of a message."""
    group = run.get("LogGroupName")
    logs = f"; logs: group {group}, streams {run['Id']}" if group else ""
    return f"{logs}; console: {console_link(run, region)}"


def console_link(run: Mapping[str, Any], region: str) -> str:
    """Return the URL of a run in the Glue console of the region's partition."""
    if region.startswith("cn-"):
        host = f"{region}.console.amazonaws.cn"
    elif region.startswith("us-gov-"):
        host = f"{region}.console.amazonaws-us-gov.com"
    else:
        host = f"{region}.console.aws.amazon.com"
    job = quote(run["JobName"], safe="")
    return f"https://{host}/gluestudio/home?region={region}#/job/{job}/run/{run['Id']}"


def _stringify(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)
