"""CloudFormation's request for a run of a job, read."""

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
        start: The parameters of StartJobRun, with their own types.
        reset_bookmark: Whether the bookmark is reset before the run.
        wait: Whether the resource is ready only when the run has succeeded.
        wait_seconds: How long a run may take, from the request's arrival on.
        service_timeout: How long CloudFormation waits for the answer, from its sending on.
        run_on: When an update runs the job again: CHANGE, CREATE or DEPLOY.
        on_failure: Whether a run that ends badly fails its resource: fail or continue.
        stop: Whether a run that goes on is stopped with its resource.
        max_retries: How often Glue itself retries the job's runs; None when the job is not known.
        work: A hash of all that, when it changes, is other work.
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
        """The job that is run."""
        return str(self.start["JobName"])

    @classmethod
    def read(cls, given: Mapping[str, Any]) -> Properties:
        """Read the properties as CloudFormation sends them.

        Raises:
            MalformedRequest: As of `read_properties`.
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
        """The parameters of StartJobRun, the token among the arguments."""
        parameters = self.properties.start
        return {**parameters, "Arguments": {**parameters.get("Arguments", {}), ARGUMENT: str(self.token)}}

    @property
    def is_new_work(self) -> bool:
        """Whether the request asks for a run, as far as its properties tell."""
        return is_new_work(self.kind, self.properties, self.old)


def physical_id(event: Mapping[str, Any]) -> str:
    """The resource's physical id: made at its creation, kept ever after."""
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
