"""What the steps of every kind of resource have in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import boto3

from . import answer
from .state import with_error_as_outcome
from .token import execution_name

if TYPE_CHECKING:
    from botocore.config import Config
    from types_boto3_cloudformation import CloudFormationClient
    from types_boto3_glue import GlueClient
    from typing_extensions import Self

    from .state import State


class Steps(ABC):
    """The steps. Each takes the execution's state and answers the new one.

    Args:
        now: The time, in seconds since 1970.
        region: For the link to the console.
    """

    def __init__(self, *, now: int, region: str) -> None:
        self._now = now
        self._region = region

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

    def _age(self, state: State) -> int:
        return self._now - int(state["arrived"])


class GlueSteps(Steps):
    """Steps that need Glue.

    Args:
        glue: A client that does not retry by itself.
        now: As of `Steps`.
        region: As of `Steps`.
        cloudformation: A client too. Left out: CloudFormation is not asked whether it still waits.
    """

    def __init__(
        self, glue: GlueClient, *, now: int, region: str, cloudformation: CloudFormationClient | None = None
    ) -> None:
        super().__init__(now=now, region=region)
        self._glue = glue
        self._cloudformation = cloudformation

    @classmethod
    def connected(cls, config: Config, *, now: int, region: str) -> Self:
        """The steps with their clients."""
        cloudformation = boto3.client("cloudformation", config=config)
        return cls(boto3.client("glue", config=config), now=now, region=region, cloudformation=cloudformation)
