"""The state that the state machine hands from step to step: its members, and functions that set the next step.

Times are in seconds since 1970.

event       CloudFormation's event
sent        when CloudFormation sent it
arrived     when it arrived
rollback    whether it is part of a rollback; None: unknown
superseded  whether executions of older requests were stopped
given_up    the keys of those requests
next        the next step
seconds     how long to wait before it
then        the step after `stop`
stop_until  until when `stop` waits
updated     when the stack's last update began; 0: unknown, or never
lists       what an unfinished list has found so far; its next call continues it
reset       whether the bookmark was reset for this request
run         the id of the run
unassumed   the ids of runs that failed because their role could not be assumed yet
started     when the run was started or found
seen        the last known state of the run
ended       when the run was first seen to have ended
cleared     when no older run was left to be stopped
outcome     status, reason and data of the response
refusal     why no run could be started yet
error       an error that the state machine caught
"""

from __future__ import annotations

from typing import Any

State = dict[str, Any]


def retry_in(state: State, step: str, seconds: int) -> State:
    """Return the state for a step that is to be called in some seconds."""
    return {**state, "next": step, "seconds": seconds}


def succeed(state: State, **outcome: Any) -> State:
    """Return the state for a response of SUCCESS, with a reason and data if they are given."""
    return _respond(state, "SUCCESS", **outcome)


def fail(state: State, reason: str, *, data: dict[str, str] | None = None) -> State:
    """Return the state for a response of FAILED."""
    return _respond(state, "FAILED", reason=reason, data=data or {})


def answer_unreadable(state: State, error: Exception) -> State:
    """Return the state for the response to a request that cannot be read.

    A Delete succeeds: this code has started nothing for such a resource.
    """
    status = "SUCCESS" if state["event"]["RequestType"] == "Delete" else "FAILED"
    return _respond(state, status, reason=str(error))


def stop_then(state: State, step: str) -> State:
    """Return the state for stopping runs before a step."""
    return {**state, "next": "stop", "seconds": 0, "then": step}


def with_error_as_outcome(state: State) -> State:
    """Return the state with an error that the state machine caught as its outcome, unless it has failed before."""
    if "error" not in state or state.get("outcome", {}).get("status") == "FAILED":
        return state
    error = state["error"]
    reason = f"the run provider failed: {error.get('Error')}: {error.get('Cause', '')}"
    return {**state, "then": "answer", "outcome": {"status": "FAILED", "reason": reason}}


def _respond(state: State, status: str, **outcome: Any) -> State:
    return {**state, "next": "answer", "seconds": 0, "outcome": {"status": status, **outcome}}
