"""The response for a job run: the attributes of the resource, and the reason of a failure."""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from glue_constructs.handlers.errors import cannot_assume_role
from glue_constructs.handlers.response import stringify_members, truncate
from glue_constructs.model.log_groups import groups_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glue_constructs.handlers.service import Run

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

# "Error Category: UNCLASSIFIED_ERROR; Failed Line Number: 20; ValueError: ..."; each part can be missing.
_ERROR = re.compile(
    r"(?:Error Category: (?P<category>\w+); ?)?(?:Failed Line Number: (?P<line>\d+); ?)?(?P<text>.*)", re.DOTALL
)

# Why a run ended, if Glue returns no error message.
_REASONS = {
    "STOPPED": "the run was stopped, but not by this deployment",
    "TIMEOUT": "the run exceeded its timeout",
    "EXPIRED": "the run waited too long for its resources, or its maintenance window began",
}
_ROLLBACK_HINT = " (a rollback deletes those of the stack: cdk deploy --no-rollback keeps them)"
_NO_MESSAGE = "Glue returned no error message"
_ROLE_HINT = "; check that the role exists and trusts glue.amazonaws.com"


@dataclass(frozen=True)
class LogPlaces:
    """Where the logs of a run are.

    Attributes:
        region: The Region of the run.
        log_groups: The run's log groups, that of errors first; empty if unknown.
        is_job_deleted: Whether the job is deleted with the stack if the request fails: the command needs its log group.
    """

    region: str
    log_groups: Sequence[str]
    is_job_deleted: bool


def attributes(run: Run | None, *, reason: str) -> dict[str, str]:
    """Return the attributes of the resource; all are empty when there is no run.

    Args:
        run: The run.
        reason: The error message of a run that has none.
    """
    if run is None:
        return stringify_members({}, _MEMBERS, max_bytes=_MAX_BYTES)
    known = {"ErrorMessage": reason, "Id": run.id, "JobName": run.job, **run.data, "JobRunState": run.state}
    return stringify_members(known, _MEMBERS, max_bytes=_MAX_BYTES)


def failure_reason(run: Run, places: LogPlaces) -> str:
    """Return why a run failed: the error and the script's line, the run and its state, and where to see more."""
    given = str(run.data.get("ErrorMessage") or "")
    ended = f"run {run.id} of Glue job {run.job} ended in state {run.state}"
    error = describe_error(given) or _REASONS.get(run.state, _NO_MESSAGE)
    hint = _ROLE_HINT if cannot_assume_role(given) else ""
    return f"{error}{hint}; {ended}{log_hint(run, places)}"


def describe_error(message: str) -> str:
    """Return Glue's error message with the error first, then the line of the script and the category."""
    found = _ERROR.fullmatch(message.strip())
    if found is None or not (found["category"] or found["line"]):
        return truncate(message, _MAX_BYTES)
    line = f"line {found['line']} of the script" if found["line"] else ""
    where = ", ".join(part for part in (line, found["category"]) if part)
    return f"{truncate(found['text'].strip(), _MAX_BYTES) or _NO_MESSAGE} ({where})"


def log_hint(run: Run, places: LogPlaces) -> str:
    """Return where to see more of a run, as the end of a message: the command, the log groups, and the console."""
    base = run.data.get("LogGroupName")
    groups = places.log_groups or (groups_below(base) if base else ())
    command = f"glue-constructs runs logs {shlex.quote(run.job)} --run-id {run.id}"
    if places.is_job_deleted and groups:
        command += f" --log-group {shlex.quote(groups[0].rpartition('/')[0])}"
    hint = _ROLLBACK_HINT if places.is_job_deleted else ""
    logs = f"; log groups: {', '.join(groups)}{hint}" if groups else ""
    return f"; see more: {command}{logs}; console: {console_link(run, places.region)}"


def console_link(run: Run, region: str) -> str:
    """Return the URL of a run in the Glue console of the region's partition."""
    if region.startswith("cn-"):
        host = f"{region}.console.amazonaws.cn"
    elif region.startswith("us-gov-"):
        host = f"{region}.console.amazonaws-us-gov.com"
    else:
        host = f"{region}.console.aws.amazon.com"
    return f"https://{host}/gluestudio/home?region={region}#/job/{quote(run.job, safe='')}/run/{run.id}"
