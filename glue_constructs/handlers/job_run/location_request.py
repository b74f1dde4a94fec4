"""CloudFormation's request for an address validation job."""

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
        start: The parameters of StartJob: strings, and lists and maps of strings.
        wait: Whether the deployment waits until the job is completed.
        wait_seconds: How long a job may take, in seconds from the arrival of the request.
        service_timeout: How long CloudFormation waits for the response, in seconds from when it sent the request.
        run_on: When an update starts a job again: CHANGE, CREATE or DEPLOY.
        on_failure: Whether a job that fails fails its resource: fail or continue.
        stop: Whether a live job is cancelled with its resource.
        work: A hash of the properties; an update that changes it starts a job.
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
        """Read the properties. To be called by `read_properties`, which handles the errors."""
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
            tag=tag_value(event, token),
        )

    @property
    def start(self) -> dict[str, Any]:
        """The parameters of StartJob, with the token as the ClientToken and in a tag."""
        parameters = self.properties.start
        return {**parameters, "ClientToken": str(self.token), "Tags": {**parameters.get("Tags", {}), TAG: self.tag}}

    @property
    def is_new_work(self) -> bool:
        """Whether the request requires a job, according to its properties."""
        return is_new_work(self.kind, self.properties, self.old)

    @property
    def roles(self) -> set[str]:
        """The execution roles of the resource's jobs, after and before the update."""
        return {each.start["ExecutionRoleArn"] for each in (self.properties, self.old) if each is not None}
