"""The step that stops what is not to go on, of all that can be stopped."""

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
    """Stop what is not to go on, until it has ended or the time for that is up.

    Args:
        state: The execution's state.
        read: Reads the request off its event.
        stop: Asks the service to stop what is not to go on before the step of that name; whether something goes on.
        what: What is stopped, for the reason.
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
        goes_on = stop(state, request, then["next"])
    except (ClientError, BotoCoreError, NotStopped) as error:
        return again if now < answer_deadline(state, request) else fail_to_stop(then, error)
    if goes_on and now < until:
        return again
    return after_stop(then, going=goes_on, what=what, now=now)
