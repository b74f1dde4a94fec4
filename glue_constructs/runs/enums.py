"""When a deployment runs a job, and what it does if the run fails."""

from __future__ import annotations

from enum import Enum
from typing import TypeVar

from glue_constructs.errors import InvalidInput


class RunOn(str, Enum):
    """When a deployment runs a job, resets a bookmark or starts an address validation job."""

    CHANGE = "CHANGE"
    """When the resource is created, and when its job, its properties or its trigger have changed."""
    CREATE = "CREATE"
    """Only when the resource is created."""
    DEPLOY = "DEPLOY"
    """In every deployment. The template is then different after every synth."""


class OnFailure(str, Enum):
    """What a deployment does if its run fails."""

    FAIL = "fail"
    """The deployment fails."""
    CONTINUE = "continue"
    """The deployment continues; the run's state and error message are attributes of the resource."""


Policy = TypeVar("Policy", RunOn, OnFailure)


def parse_enum(policies: type[Policy], value: Policy | str, prop: str) -> Policy:
    """Return the member of an enum for the value of a prop.

    Raises:
        InvalidInput: The enum has no such member.
    """
    try:
        return policies(value)
    except ValueError as error:
        allowed = ", ".join(repr(member.value) for member in policies)
        raise InvalidInput(f"{prop} must be one of {allowed}, got {value!r}") from error
