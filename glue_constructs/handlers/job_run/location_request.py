"""CloudFormation's request for an address validation job, read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .location import TAG, tag_value
from .properties import (
    RUN_ON,
    SERVICE_TIMEOUT,
    is_new_work,
    parse_bool,
    read_old_properties,
    read_properties,
    require_one_of,
)
from .token import Token, request_key, resource_key, short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

_ON_FAILURE = ("fail", "continue")


@dataclass(frozen=True)
class Properties:
    """The properties of a Custom::LocationJob.

    Attributes:
        start: The parameters of StartJob; texts, lists and maps of texts, as CloudFormation leaves them.
        wait: Whether the resource is ready only when the job is completed.
        wait_seconds: How long a job may take, from the request's arrival on.
        service_timeout: How long CloudFormation waits for the answer, from its sending on.
        run_on: When an update starts a job again: CHANGE, CREATE or DEPLOY.
        on_failure: Whether a job that ends badly fails its resource: fail or continue.
        stop: Whether a job that goes on is cancelled with its resource.
        work: A hash of all that, when it changes, is other work.
    """

    start: dict[str, Any]
    wait: bool
    wait_seconds: int
    service_timeout: int
    run_on: str
    on_failure: str
    stop: bool
    work: str

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Properties:
        """Read the properties; errors are `read_properties`' to tell."""
        return cls(
            start=dict(given["Job"]),
            wait=parse_bool(given["Wait"]),
            wait_seconds=int(given["WaitSeconds"]),
            service_timeout=int(given.get("ServiceTimeout", SERVICE_TIMEOUT)),
            run_on=require_one_of(RUN_ON, given, "RunOn"),
            on_failure=require_one_of(_ON_FAILURE, given, "OnFailure", "fail"),
            stop=parse_bool(given["StopOnDelete"]),
            work=short_hash([given["Job"], given.get("Trigger")]),
        )


@dataclass(frozen=True)
class Request:
    """One request of CloudFormation for one resource."""

    kind: str
    properties: Properties
    old: Properties | None
    token: Token
    tag: str

    @classmethod
    def read(cls, event: Mapping[str, Any]) -> Request:
        """Read an event.

        Raises:
            MalformedRequest: The event's properties cannot be read.
        """
        properties = read_properties(event.get("ResourceProperties"), Properties.read)
        old = read_old_properties(event, Properties.read)
        token = Token(resource_key(event), properties.work, request_key(event))
        return cls(
            kind=str(event["RequestType"]),
            properties=properties,
            old=old,
            token=token,
            tag_value=tag_value(event, token),
        )

    @property
    def start(self) -> dict[str, Any]:
        """The parameters of StartJob, with the token: as ClientToken one job a request, as a tag found again later."""
        parameters = self.properties.start
        return {**parameters, "ClientToken": str(self.token), "Tags": {**parameters.get("Tags", {}), TAG: self.tag}}

    @property
    def is_new_work(self) -> bool:
        """Whether the request asks for a job, as far as its properties tell."""
        return is_new_work(self.kind, self.properties, self.old)

    @property
    def roles(self) -> set[str]:
        """The execution roles of the resource's jobs, now and before the update."""
        return {each.start["ExecutionRoleArn"] for each in (self.properties, self.old) if each is not None}
