"""Base classes for the steps of the custom resources."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Protocol

import boto3

from . import answer
from .budget import sent_time
from .stack import Stack, describe_stack
from .state import with_error_as_outcome
from .token import execution_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.config import Config
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_glue import GlueClient
    from typing_extensions import Self

    from .state import State


class Request(Protocol):
    """The members of a request that decide whether its work is due."""

    @property
    def kind(self) -> str: ...  # noqa: D102  # Create, Update or Delete

    @property
    def is_new_work(self) -> bool: ...  # noqa: D102  # according to its properties


def is_work_due(state: State, request: Request, *, was_done: Callable[[], bool]) -> bool:
    """Whether a request's work must be done.

    Args:
        state: The execution's state.
        request: The request.
        was_done: Returns whether the work was done before. Called if it is unknown whether this is a rollback: then
            the work is not done again.
    """
    if not request.is_new_work or request.kind == "Create":
        return request.is_new_work
    return not was_done() if state["rollback"] is None else not state["rollback"]


class Steps(ABC):
    """The steps of a custom resource. Each takes the execution's state and returns the new one.

    Args:
        now: The time, in seconds since 1970.
        region: The region of the function, for the link to the console.
        cloudformation: A client. Default: none, the status of the stack is unknown.
    """

    def __init__(self, *, now: int, region: str, cloudformation: CloudFormationClient | None = None) -> None:
        self._now = now
        self._region = region
        self._cloudformation = cloudformation

    @classmethod
    @abstractmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """Create the steps with the clients that they need."""

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
        answer.send(event, answer.body(event, status=outcome["status"], reason=reason, data=outcome.get("data")))
        return state

    def _check_stack_status(self, state: State, kind: str) -> tuple[State, str]:
        """Return the state, with `rollback` set if it was unknown, and why CloudFormation no longer waits, or ""."""
        stack = self._describe_stack(state)
        if state["rollback"] is None:
            state = {**state, "rollback": stack.is_rolling_back}
        given_up = stack.has_given_up(kind, sent=sent_time(state), arrived=state["arrived"])
        if given_up or (stack.is_rolling_back and not state["rollback"]):
            return state, f"CloudFormation no longer waits for this request: the stack is {stack.status}"
        return state, ""

    def _describe_stack(self, state: State) -> Stack:
        return describe_stack(self._cloudformation, state["event"]["StackId"]) if self._cloudformation else Stack()

    def _age(self, state: State) -> int:
        return self._now - int(state["arrived"])


class GlueSteps(Steps):
    """Steps that call Glue.

    Args:
        glue: A client without retries.
        now: See `Steps`.
        region: See `Steps`.
        cloudformation: See `Steps`.
    """

    def __init__(
        self, glue: GlueClient, *, now: int, region: str, cloudformation: CloudFormationClient | None = None
    ) -> None:
        super().__init__(now=now, region=region, cloudformation=cloudformation)
        self._glue = glue

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """Create the steps with their clients."""
        cloudformation = boto3.client("cloudformation", config=config)
        return cls(boto3.client("glue", config=config), now=now, region=region, cloudformation=cloudformation)
