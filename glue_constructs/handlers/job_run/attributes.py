"""A run as CloudFormation sees it: the resource's attributes, and the reason when it failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
_LONGEST_MESSAGE = 700  # of 4096 bytes for the whole answer, in which it stands twice


def attributes(run: Mapping[str, Any] | None) -> dict[str, str]:
    """Every attribute as a string; empty where Glue has no value, because Fn::GetAtt fails on an absent one."""
    run = run or {}
    return {name: _text(run.get(member)) for name, member in _MEMBERS.items()}


def failure(run: Mapping[str, Any], region: str) -> str:
    """Why a run failed: state, Glue's message, where its logs and its page in the console are."""
    message = _text(run.get("ErrorMessage")) or "Glue gives no error message"
    group = run.get("LogGroupName")
    logs = f"; logs: group {group}, streams {run['Id']}" if group else ""
    return (
        f"run {run['Id']} of Glue job {run['JobName']} ended {run['JobRunState']}: {message}{logs}"
        f"; console: {console_link(run, region)}"
    )


def console_link(run: Mapping[str, Any], region: str) -> str:
    """The run's page in the Glue console of the region's partition."""
    if region.startswith("cn-"):
        host = f"{region}.console.amazonaws.cn"
    elif region.startswith("us-gov-"):
        host = f"{region}.console.amazonaws-us-gov.com"
    else:
        host = f"{region}.console.aws.amazon.com"
    return f"https://{host}/gluestudio/home?region={region}#/job/{run['JobName']}/run/{run['Id']}"


def _text(value: Any) -> str:
    if value is None:
        return ""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 3] + "..."
