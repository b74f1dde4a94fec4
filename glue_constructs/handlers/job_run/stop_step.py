"""The `stop` step of job runs and of address validation jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from botocore.exceptions import BotoCoreError, ClientError

from .budget import BudgetedRequest, answer_deadline, stop_deadline
from .properties import MalformedRequest
from .state import after_stop, fail_to_stop, retry_in, with_error_as_outcome
from .stopping import NotStopped

if TYPE_CHECKING:
    from collections.abc import Callable

    from .state import State

R = TypeVar("R", bound=BudgetedRequest)


def run_stop_step(
    state: State,
    *,
    read: Callable[[dict[str, Any]], R],
    stop: Callable[[State, R, str], bool],
    what: str,
    now: int,
) -> State:
    """Stop the unwanted runs or jobs, and wait until they have ended or the deadline has passed.

    Args:
        state: The execution's state.
        read: Reads the request from its event.
        stop: Stops the runs or jobs that must have ended before the step of that name; returns whether any is live.
        what: What is stopped, for the reason: run or job.
        now: The time, in seconds since 1970.
    """
    state = with_error_as_outcome(state)
    then = {**state, "next": state.get("then", "answer"), "seconds": 0, "stop_until": None}
    try:
        request = read(state["event"])
    except MalformedRequest:
        return then
    until = state.get("stop_until") or stop_deadline(state, request, then=then["next"], now=now)
    again = retry_in({**state, "stop_until": until}, "stop", 5)
    try:
        is_live = stop(state, request, then["next"])
    except (ClientError, BotoCoreError, NotStopped) as error:
        return again if now < answer_deadline(state, request) else fail_to_stop(then, error, what=what)
    if is_live and now < until:
        return again
    return after_stop(then, is_live=is_live, what=what, now=now)
