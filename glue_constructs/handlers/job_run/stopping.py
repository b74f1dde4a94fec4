"""Which runs of a resource are to be stopped, and how they are.

asked by                       stopped, unless the user said otherwise
Delete                         whatever goes on
an update that is to run       whatever older requests left going on
an update that runs nothing    what a request that was given up left; what runs on a job that is the resource's no more
a run whose time is up         that run

A run that has ended goes on when Glue may yet follow it by another. A run that was not waited for, or
not stopped when its time was up, is left alone by an update that runs nothing and overtook nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import runs
from .token import Token

if TYPE_CHECKING:
    from collections.abc import Iterable

    from types_boto3_glue import GlueClient

    from . import location_request
    from .request import Request
    from .state import State

    AnyRequest = Request | location_request.Request

RETRY_SECONDS = 90
"""How long Glue may take to follow a failed run by its next attempt (not documented; seconds were seen)."""

_STOPPED_ALREADY = (
    "EntityNotFoundException",
    "JobRunInTerminalStateException",
    "JobRunInvalidStateTransitionException",
    "InvalidJobRunStateTransitionException",
    "InvalidJobRunStateTransition",
)


class NotStopped(Exception):
    """Glue does not stop a run."""


def runs_to_stop(state: State, request: Request, ours: list[runs.Run], *, then: str, now: int) -> list[runs.Run]:
    """The runs of a resource that are to be stopped before a step."""
    going = [run for run in ours if runs.is_live(run) or _may_be_continued(run, request, ours, now)]
    if request.kind == "Delete":
        return going if request.properties.stop else []
    if then == "begin":
        return [
            run
            for run in going
            if may_stop_others(state, request) and not runs.was_started_by(run, request.token.request)
        ]
    return [run for run in going if _must_stop_run(run, state, request)]


def stop_runs(glue: GlueClient, stopped: Iterable[runs.Run]) -> None:
    """Stop those runs that go on.

    Raises:
        NotStopped: Glue says that it does not stop one of them, in a successful answer.
    """
    for run in stopped:
        if not runs.is_live(run) or run["JobRunState"] == "STOPPING":
            continue
        answer = glue.batch_stop_job_run(JobName=run["JobName"], JobRunIds=[run["Id"]])
        for error in answer.get("Errors", []):
            detail = error["ErrorDetail"]
            if detail["ErrorCode"] not in _STOPPED_ALREADY:
                raise NotStopped(f"run {run['Id']} cannot be stopped: {detail['ErrorCode']}: {detail['ErrorMessage']}")


def may_have_successor(run: runs.Run, request: Request) -> bool:
    """Whether Glue may start another run after an ended one."""
    if run["JobRunState"] not in runs.FOLLOWED_STATES:
        return False
    retries = request.properties.max_retries
    # Whether Attempt goes on counting from a run that is retried by StartJobRun is not documented.
    if run["JobRunState"] == "EXPIRED" or retries is None or "JobRunId" in request.properties.start:
        return True
    return int(run.get("Attempt", 0)) < retries


def must_stop(token: Token, state: State, request: AnyRequest) -> bool:
    """Whether what a token was given to is not to go on beside a request that ends with that, or without any."""
    if token.request == request.token.request:
        return request.properties.stop
    if not may_stop_others(state, request):
        return False
    if token.request in state.get("given_up", ()):
        return True
    if not (state["superseded"] or (state["rollback"] and request.is_new_work)):
        return False
    standing = request.properties if state["rollback"] else request.old
    if standing is None or token.work != standing.work:
        return True
    return standing.wait and standing.stop  # else its run may go on though it was answered


def may_stop_others(state: State, request: AnyRequest) -> bool:
    """Whether runs of other requests may be stopped: after an update that is rolled back, its properties say so."""
    if state["rollback"] and request.old is not None:
        return request.old.stop
    return request.properties.stop


def _may_be_continued(run: runs.Run, request: Request, ours: list[runs.Run], now: int) -> bool:
    if not may_have_successor(run, request) or any(runs.is_successor(other, run) for other in ours):
        return False
    return "CompletedOn" in run and bool(now - run["CompletedOn"].timestamp() < RETRY_SECONDS)


def _must_stop_run(run: runs.Run, state: State, request: Request) -> bool:
    """Whether a run is not to go on beside a request that ends with that very run, or without one."""
    token = Token.from_run(run)
    if token is None:
        return False
    if run["JobName"] != request.properties.job_name and token.request != request.token.request:
        return may_stop_others(state, request)
    return must_stop(token, state, request)
