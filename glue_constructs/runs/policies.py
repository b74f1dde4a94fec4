"""What a deployment does when: the words for it."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from glue_constructs.errors import InvalidInput


class RunOn(str, Enum):
    """When a deployment runs the job, or resets its bookmark."""

    CHANGE = "CHANGE"
    """When the resource is created, and when what it does has changed, its trigger included."""
    CREATE = "CREATE"
    """When the resource is created, never again."""
    DEPLOY = "DEPLOY"
    """At every deployment. The template then differs at every synth."""


class OnFailure(str, Enum):
    """What a run that came to no good end does to its deployment."""

    FAIL = "fail"
    """The deployment fails."""
    CONTINUE = "continue"
    """The deployment goes on; the run's state and error message are attributes."""


Policy = TypeVar("Policy", RunOn, OnFailure)


def parse_enum(policies: type[Policy], value: Policy | str, prop: str) -> Policy:
    """The policy that a prop names.

    Raises:
        InvalidInput: There is none of that name.
    """
    try:
        return policies(value)
    except ValueError as error:
        allowed = ", ".join(repr(member.value) for member in policies)
        raise InvalidInput(f"{prop} must be one of {allowed}, got {value!r}") from error
