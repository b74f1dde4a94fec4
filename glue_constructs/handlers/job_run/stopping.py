"""Which runs of a resource must be stopped, and how they are stopped.

request                                stops, unless stop_on_delete is False
Delete                                 all live runs
Update that runs the job               the live runs of older requests
Update that does not run the job       the runs of requests that CloudFormation no longer waits for; runs of a job that
                                       the resource no longer has
any, when its run exceeds the wait     that run

A run that has ended counts as live while Glue may still retry it. An update that does not run the job, and that
supersedes no request, does not stop a run with wait=False, nor one that was not stopped when its wait ended.
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
"""How long Glue may take to start the next attempt of a failed run (not documented; observed: seconds)."""

_STOPPED_ALREADY = (
    "EntityNotFoundException",
    "JobRunInTerminalStateException",
    "JobRunInvalidStateTransitionException",
    "InvalidJobRunStateTransitionException",
    "InvalidJobRunStateTransition",
)


class NotStopped(Exception):
    """Glue rejected the request to stop a run."""


def runs_to_stop(state: State, request: Request, own_runs: list[runs.Run], *, then: str, now: int) -> list[runs.Run]:
    """Return the runs of a resource that must be stopped before a step."""
    live = [run for run in own_runs if runs.is_live(run) or _may_be_retried(run, request, own_runs, now)]
    if request.kind == "Delete":
        return live if request.properties.stop else []
    if then == "begin":
        others = [run for run in live if not runs.was_started_by(run, request.token.request)]
        return others if may_stop_others(state, request) else []
    return [run for run in live if _must_stop_run(run, state, request)]


def stop_runs(glue: GlueClient, stopped: Iterable[runs.Run]) -> None:
    """Stop runs; skip those that have ended or are being stopped.

    Raises:
        NotStopped: A successful response of BatchStopJobRun reports an error.
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
    # It is not documented whether Attempt counts on from a run that StartJobRun retries.
    if run["JobRunState"] == "EXPIRED" or retries is None or "JobRunId" in request.properties.start:
        return True
    return int(run.get("Attempt", 0)) < retries


def must_stop(token: Token, state: State, request: AnyRequest) -> bool:
    """Whether the run or job with a token must be stopped before a request is answered that starts no other."""
    if token.request == request.token.request:
        return request.properties.stop
    if not may_stop_others(state, request):
        return False
    if token.request in state.get("given_up", ()):
        return True
    if not (state["superseded"] or (state["rollback"] and request.is_new_work)):
        return False
    current = request.properties if state["rollback"] else request.old
    if current is None or token.work != current.work:
        return True
    return current.wait and current.stop  # otherwise its run may still be live, although the request was answered


def may_stop_others(state: State, request: AnyRequest) -> bool:
    """Whether a request may stop the runs of other requests; for a rollback the update's properties decide."""
    if state["rollback"] and request.old is not None:
        return request.old.stop
    return request.properties.stop


def _may_be_retried(run: runs.Run, request: Request, own_runs: list[runs.Run], now: int) -> bool:
    if not may_have_successor(run, request) or any(runs.is_successor(other, run) for other in own_runs):
        return False
    return "CompletedOn" in run and bool(now - run["CompletedOn"].timestamp() < RETRY_SECONDS)


def _must_stop_run(run: runs.Run, state: State, request: Request) -> bool:
    """Whether a run must be stopped before a request is answered that starts no other."""
    token = Token.from_run(run)
    if token is None:
        return False
    if run["JobName"] != request.properties.job_name and token.request != request.token.request:
        return may_stop_others(state, request)
    return must_stop(token, state, request)
