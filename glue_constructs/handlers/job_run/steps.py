"""What the steps of every kind of resource have in common."""

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
    """A request that may ask for work."""

    @property
    def kind(self) -> str: ...  # noqa: D102  # Create, Update or Delete

    @property
    def is_new_work(self) -> bool: ...  # noqa: D102  # as far as its properties tell


def is_work_due(state: State, request: Request, *, was_done: Callable[[], bool]) -> bool:
    """Whether a request's work is to be done.

    Args:
        state: The execution's state.
        request: The request.
        was_done: Tells whether that work was done before. Asked where it is not known whether this is a rollback: then
            work that was done is not done again.
    """
    if not request.is_new_work or request.kind == "Create":
        return request.is_new_work
    return not was_done() if state["rollback"] is None else not state["rollback"]


class Steps(ABC):
    """The steps. Each takes the execution's state and answers the new one.

    Args:
        now: The time, in seconds since 1970.
        region: For the link to the console.
        cloudformation: A client. Left out: CloudFormation is not asked whether it still waits.
    """

    def __init__(self, *, now: int, region: str, cloudformation: CloudFormationClient | None = None) -> None:
        self._now = now
        self._region = region
        self._cloudformation = cloudformation

    @classmethod
    @abstractmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """The steps with the client that they need."""

    def stop(self, state: State) -> State:
        """Nothing goes on that could be stopped: the error that led here is answered."""
        return {**with_error_as_outcome(state), "next": "answer", "seconds": 0}

    def answer(self, state: State) -> State:
        """Tell CloudFormation the outcome."""
        state = with_error_as_outcome(state)
        event, outcome = state["event"], state["outcome"]
        reason = outcome.get("reason", "")
        if outcome["status"] == "FAILED":
            reason += f"; Step Functions execution: {execution_name(event)}"
        answer.send(event, answer.body(event, status=outcome["status"], reason=reason, data=outcome.get("data")))
        return state

    def _check_stack_status(self, state: State, kind: str) -> tuple[State, str]:
        """The state, with whether this is a rollback, and why CloudFormation does not wait any more; empty: it does."""
        stack = self._describe_stack(state)
        if state["rollback"] is None:
            state = {**state, "rollback": stack.is_rolling_back}
        given_up = stack.has_given_up(kind, sent=sent_time(state), arrived=state["arrived"])
        if given_up or (stack.is_rolling_back and not state["rollback"]):
            return state, f"CloudFormation has given this request up: the stack is {stack.status}"
        return state, ""

    def _describe_stack(self, state: State) -> Stack:
        return describe_stack(self._cloudformation, state["event"]["StackId"]) if self._cloudformation else Stack()

    def _age(self, state: State) -> int:
        return self._now - int(state["arrived"])


class GlueSteps(Steps):
    """Steps that need Glue.

    Args:
        glue: A client that does not retry by itself.
        now: As of `Steps`.
        region: As of `Steps`.
        cloudformation: As of `Steps`.
    """

    def __init__(
        self, glue: GlueClient, *, now: int, region: str, cloudformation: CloudFormationClient | None = None
    ) -> None:
        super().__init__(now=now, region=region, cloudformation=cloudformation)
        self._glue = glue

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """The steps with their clients."""
        cloudformation = boto3.client("cloudformation", config=config)
        return cls(boto3.client("glue", config=config), now=now, region=region, cloudformation=cloudformation)
