"""CloudFormation's request for a run of a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .properties import (
    RUN_ON,
    SERVICE_TIMEOUT,
    is_new_work,
    parse_bool,
    read_old_properties,
    read_properties,
    require_one_of,
)
from .token import ARGUMENT, Token, request_key, resource_key, short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

_INTEGERS = ("Timeout", "NumberOfWorkers", "NotifyDelayAfter")
_ON_FAILURE = ("fail", "continue")


@dataclass(frozen=True)
class Properties:
    """The properties of a Custom::GlueJobRun.

    Attributes:
        start: The parameters of StartJobRun, with the types of the API.
        reset_bookmark: Whether the bookmark is reset before the run.
        wait: Whether the deployment waits until the run has succeeded.
        wait_seconds: How long a run may take, in seconds from the arrival of the request.
        service_timeout: How long CloudFormation waits for the response, in seconds from when it sent the request.
        run_on: When an update runs the job again: CHANGE, CREATE or DEPLOY.
        on_failure: Whether a run that fails fails its resource: fail or continue.
        stop: Whether a live run is stopped with its resource.
        max_retries: The job's MaxRetries; None if the app does not define the job.
        work: A hash of the properties; an update that changes it runs the job.
    """

    start: dict[str, Any]
    reset_bookmark: bool
    wait: bool
    wait_seconds: int
    service_timeout: int
    run_on: str
    on_failure: str
    stop: bool
    max_retries: int | None
    work: str

    @property
    def job_name(self) -> str:
        """The name of the job."""
        return str(self.start["JobName"])

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Properties:
        """Read the properties as CloudFormation sends them.

        Raises:
            MalformedRequest: See `read_properties`.
        """
        return read_properties(given, cls._read)

    @classmethod
    def _read(cls, given: Mapping[str, Any]) -> Properties:
        retries = given.get("Job", {}).get("MaxRetries", "")
        return cls(
            start=_start_parameters(given["Run"]),
            reset_bookmark=parse_bool(given["ResetBookmark"]),
            wait=parse_bool(given["Wait"]),
            wait_seconds=int(given["WaitSeconds"]),
            service_timeout=int(given.get("ServiceTimeout", SERVICE_TIMEOUT)),
            run_on=require_one_of(RUN_ON, given, "RunOn"),
            on_failure=require_one_of(_ON_FAILURE, given, "OnFailure", "fail"),
            stop=parse_bool(given["StopOnDelete"]),
            max_retries=int(retries) if str(retries) else None,
            work=short_hash([given["Run"], given["ResetBookmark"], given.get("Job"), given.get("Trigger")]),
        )


@dataclass(frozen=True)
class Request:
    """One request of CloudFormation for one resource."""

    kind: str
    properties: Properties
    old: Properties | None
    token: Token

    @classmethod
    def read(cls, event: Mapping[str, Any]) -> Request:
        """Read an event.

        Raises:
            MalformedRequest: The event's properties cannot be read.
        """
        properties = Properties.read(event.get("ResourceProperties", {}))
        old = read_old_properties(event, Properties.read)
        token = Token(resource_key(event), properties.work, request_key(event))
        return cls(kind=str(event["RequestType"]), properties=properties, old=old, token=token)

    @property
    def start(self) -> dict[str, Any]:
        """The parameters of StartJobRun, with the token as an argument."""
        parameters = self.properties.start
        return {**parameters, "Arguments": {**parameters.get("Arguments", {}), ARGUMENT: str(self.token)}}

    @property
    def is_new_work(self) -> bool:
        """Whether the request requires a run, according to its properties."""
        return is_new_work(self.kind, self.properties, self.old)


def physical_id(event: Mapping[str, Any]) -> str:
    """Return the resource's physical id: made for its Create, and never changed."""
    return str(event.get("PhysicalResourceId") or f"{event['LogicalResourceId']}-{resource_key(event)}")


def _start_parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    parameters = {name: _convert(name, value) for name, value in given.items()}
    if not parameters.get("JobName"):
        raise ValueError("Run.JobName is missing")
    return parameters


def _convert(name: str, value: Any) -> Any:
    if name in _INTEGERS:
        return int(value)
    if name == "MaxCapacity":
        return float(value)
    if name == "JobRunQueuingEnabled":
        return parse_bool(value)
    if name == "NotificationProperty":
        return {inner: _convert(inner, item) for inner, item in value.items()}
    return value
