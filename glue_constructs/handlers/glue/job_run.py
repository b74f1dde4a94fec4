"""A JobRun structure of Glue as the steps and the state of an execution hold it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.response import truncate
from glue_constructs.handlers.service import Run
from glue_constructs.handlers.token import ARGUMENT, Token
from glue_constructs.model.run_states import ENDED, SUCCEEDED

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONTINUATION = re.compile(r"_(attempt|restart)_\d+$")
_MAX_BYTES = 1500  # an error message can have many kilobytes, and is truncated further in a response

# Arguments can be confidential, so they are not in the state of an execution.
_MEMBERS = (
    "Id",
    "JobName",
    "JobRunState",
    "Attempt",
    "StartedOn",
    "CompletedOn",
    "ExecutionTime",
    "DPUSeconds",
    "LogGroupName",
    "ErrorMessage",
)


def describe_run(job_run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the members of a JobRun structure that are needed, as values of JSON, and three of our own.

    Token is the token among its arguments or "", Started and Completed are in seconds since 1970 or None.
    """
    known = {name: _to_json(job_run[name]) for name in _MEMBERS if job_run.get(name) is not None}
    token = str(job_run.get("Arguments", {}).get(ARGUMENT, ""))
    times = {"Started": _seconds(job_run.get("StartedOn")), "Completed": _seconds(job_run.get("CompletedOn"))}
    return {**known, **times, "Token": token}


def read_run(described: Mapping[str, Any]) -> Run:
    """Return the run that `describe_run` has described."""
    state = str(described["JobRunState"])
    return Run(
        id=str(described["Id"]),
        state=state,
        is_live=state not in ENDED,
        has_succeeded=state == SUCCEEDED,
        token=Token.parse(described["Token"]),
        job=str(described["JobName"]),
        started=described["Started"],
        data=described,
    )


def first_attempt(run_id: str) -> str:
    """Return the id of the run of which a run is a retry or a restart by Glue; the same id if it is none."""
    return _CONTINUATION.sub("", run_id)


def _to_json(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return truncate(value, _MAX_BYTES) if isinstance(value, str) else value


def _seconds(moment: datetime | None) -> float | None:
    return moment.timestamp() if moment else None
