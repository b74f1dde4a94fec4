"""The state that goes from step to step: what it holds, and how a step says what comes next.

event       CloudFormation's event           next        the step to come
arrived     seconds since 1970               seconds     how long to wait before it
rollback    True, False, or None: unknown    then        the step after stopping
superseded  an older execution was ended     stop_until  when stopping is given up
run         the run's id, once there is one  seen        its state when last looked at
outcome     status, reason, data             ended       when its end was first seen
error       what the state machine caught    refusal     why a run has not been started yet
sent        when the event was sent          started     when the run was started, or found
given_up    the requests of those            cleared     when no older run was left in the way
"""

from __future__ import annotations

from typing import Any

State = dict[str, Any]


def poll_interval(age: int) -> int:
    """Seconds until the next look: a sixth of the time gone by, so that waiting costs a sixth at most; 2 to 30."""
    return max(2, min(30, age // 6))


def retry_in(state: State, step: str, seconds: int) -> State:
    """A step comes after a while."""
    return {**state, "next": step, "seconds": seconds}


def succeed(state: State, status: str, **outcome: Any) -> State:
    """The outcome is known: CloudFormation is told."""
    return {**state, "next": "answer", "seconds": 0, "outcome": {"status": status, **outcome}}


def fail(state: State, reason: str, *, data: dict[str, str] | None = None) -> State:
    """The request failed: CloudFormation is told why."""
    return succeed(state, "FAILED", reason=reason, data=data or {})


def answer_unreadable(state: State, error: Exception) -> State:
    """The request cannot be read. This code started nothing for it, so a delete has nothing to undo."""
    return succeed(state, "SUCCESS" if state["event"]["RequestType"] == "Delete" else "FAILED", reason=str(error))


def after_stop(state: State, *, going: bool, what: str, now: int) -> State:
    """What comes when stopping is over; `going` when something has not ended in time."""
    if state["next"] != "begin":
        return state
    return fail(state, f"an older {what} of this resource does not stop") if going else {**state, "cleared": now}


def fail_to_stop(state: State, error: Exception) -> State:
    """It is not known that all was stopped, and the answer is due."""
    reason = state.get("outcome", {}).get("reason") or "what goes on could not be stopped"
    return fail(state, f"{reason}; {error}")


def with_error_as_outcome(state: State) -> State:
    """The state, with an error that the state machine caught as its outcome; a failure known before stays."""
    if "error" not in state or state.get("outcome", {}).get("status") == "FAILED":
        return state
    error = state["error"]
    reason = f"the run provider failed: {error.get('Error')}: {error.get('Cause', '')}"
    return {**state, "then": "answer", "outcome": {"status": "FAILED", "reason": reason}}
