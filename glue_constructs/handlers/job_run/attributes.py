"""What CloudFormation is told of a run: the resource's attributes, and the reason when it failed."""

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
_MAX_BYTES = 700  # bytes of the 4096 for the whole answer, in which a run's message stands twice


def attributes(run: Mapping[str, Any] | None) -> dict[str, str]:
    """A run's attributes."""
    return stringify_members(run or {}, _MEMBERS)


def stringify_members(
    structure: Mapping[str, Any], members: Mapping[str, str], *, longest: int = _MAX_BYTES
) -> dict[str, str]:
    """Members of a structure by their attributes' names, all as strings, long ones cut.

    Empty where Glue has no value, because Fn::GetAtt fails on an absent attribute.
    """
    return {name: truncate(_stringify(structure.get(member)), longest) for name, member in members.items()}


def failure_reason(run: Mapping[str, Any], region: str) -> str:
    """Why a run failed: state, Glue's message, where its logs and its page in the console are."""
    message = truncate(_stringify(run.get("ErrorMessage")), _MAX_BYTES) or "Glue gives no error message"
    return f"run {run['Id']} of Glue job {run['JobName']} ended {run['JobRunState']}: {message}{log_and_console_hint(run, region)}"


def log_and_console_hint(run: Mapping[str, Any], region: str) -> str:
    """Where more can be read about a run, as the end of a sentence."""
    group = run.get("LogGroupName")
    logs = f"; logs: group {group}, streams {run['Id']}" if group else ""
    return f"{logs}; console: {console_link(run, region)}"


def console_link(run: Mapping[str, Any], region: str) -> str:
    """The run's page in the Glue console of the region's partition."""
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
