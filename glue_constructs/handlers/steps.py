"""What the steps of all custom resources share; those of runs are in `run_steps`, of resets in `glue.bookmark`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from glue_constructs.handlers import response
from glue_constructs.handlers.errors import delay_before_retry, describe_error, hint_for
from glue_constructs.handlers.state import fail, retry_in, with_error_as_outcome
from glue_constructs.handlers.token import execution_name

if TYPE_CHECKING:
    from glue_constructs.handlers.state import State


class Steps(ABC):
    """The steps of a custom resource. Each takes the execution's state and returns the new one.

    Args:
        now: The time, in seconds since 1970.
    """

    def __init__(self, *, now: int) -> None:
        self._now = now

    @abstractmethod
    def begin(self, state: State) -> State:
        """Do what the request requires, or start it."""

    def poll(self, state: State) -> State:
        """Check what `begin` has started. Default: `begin` has done it all."""
        return self.begin(state)

    def stop(self, state: State) -> State:
        """Respond with the error that the state machine caught: there is nothing to stop."""
        return {**with_error_as_outcome(state), "next": "answer", "seconds": 0}

    def answer(self, state: State) -> State:
        """Send the response to CloudFormation."""
        state = with_error_as_outcome(state)
        event, outcome = state["event"], state["outcome"]
        reason = outcome.get("reason", "")
        if outcome["status"] == "FAILED":
            reason += f"; Step Functions execution: {execution_name(event)}"
        body = response.body(event, status=outcome["status"], reason=reason, data=outcome.get("data"))
        try:
            response.send(event, body)
        except response.ResponseRefused as error:
            return {**state, "error": {"Error": type(error).__name__, "Cause": str(error)}}
        return state

    def _retry_or_fail(self, state: State, error: Exception, *, service: str, left: int) -> State:
        """Return the state after an error in `begin`: repeat the step, or fail the request.

        Args:
            state: The execution's state.
            error: The error.
            service: The name of the service, for the reason.
            left: The seconds until the deadline, after which the step is not repeated.
        """
        reason = describe_error(error, service)
        seconds = delay_before_retry(error, age=self._age(state), left=left)
        if seconds is None:
            return fail(state, reason + hint_for(error))
        return retry_in({**state, "refusal": reason}, "begin", seconds)

    def _age(self, state: State) -> int:
        return self._now - int(state["arrived"])
