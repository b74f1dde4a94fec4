"""CloudFormation's request for a run: what a JobRun and an AddressValidationJob have in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from glue_constructs.handlers.properties import (
    RUN_ON,
    is_new_work,
    parse_bool,
    read_old_properties,
    read_properties,
    require_one_of,
)
from glue_constructs.handlers.token import Token, request_key, resource_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_ON_FAILURE = ("fail", "continue")


@dataclass(frozen=True)
class Properties:
    """The properties of a resource that starts a run.

    Attributes:
        start: The parameters of the call that starts the run, with the types of the API.
        wait: Whether the deployment waits until the run has succeeded.
        wait_seconds: How long a run may take, in seconds from the arrival of the request.
        run_on: When an update starts a run again: CHANGE, CREATE or DEPLOY.
        on_failure: Whether a run that fails fails its resource: fail or continue.
        stop: Whether a run in progress is stopped with its resource.
        work: A hash of the properties; an update that changes it starts a run.
    """

    start: dict[str, Any]
    wait: bool
    wait_seconds: int
    run_on: str
    on_failure: str
    stop: bool
    work: str

    @property
    def job_name(self) -> str:
        """The name of the Glue job; empty for an address validation job, which belongs to no other resource."""
        return ""


def read_common_properties(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of the properties that are the same for both services, by attribute."""
    return {
        "wait": parse_bool(given["Wait"]),
        "wait_seconds": int(given["WaitSeconds"]),
        "run_on": require_one_of(RUN_ON, given, "RunOn"),
        "on_failure": require_one_of(_ON_FAILURE, given, "OnFailure", "fail"),
        "stop": parse_bool(given["StopOnDelete"]),
    }


P = TypeVar("P", bound=Properties)


@dataclass(frozen=True)
class Request(Generic[P]):
    """One request of CloudFormation for one resource.

    Attributes:
        event: CloudFormation's event.
        properties: The properties of the resource.
        old: Those before an update; None if there are none, or if they cannot be read.
        token: The token of the run that the request may start.
    """

    event: Mapping[str, Any]
    properties: P
    old: P | None
    token: Token

    @classmethod
    def read(cls, event: Mapping[str, Any], read: Callable[[Mapping[str, Any]], P]) -> Request[P]:
        """Read an event.

        Args:
            event: The event.
            read: Reads properties.

        Raises:
            MalformedRequest: The event's properties cannot be read.
        """
        properties = read_properties(event.get("ResourceProperties", {}), read)
        token = Token(resource_key(event), properties.work, request_key(event))
        return cls(event=event, properties=properties, old=read_old_properties(event, read), token=token)

    @property
    def kind(self) -> str:
        """Create, Update or Delete."""
        return str(self.event["RequestType"])

    @property
    def is_new_work(self) -> bool:
        """Whether the request requires a run, according to its properties."""
        return is_new_work(self.kind, self.properties, self.old)


AnyRequest = Request[Any]
