"""CloudFormation's request, read: every scalar of a custom resource's properties arrives as a string."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .token import ARGUMENT, Token, request_key, resource_key, short_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

VERSION = "1"
"""The version of the properties that this code reads; the construct writes it into the template."""

_INTEGERS = ("Timeout", "NumberOfWorkers", "NotifyDelayAfter")
_RUN_ON = ("CHANGE", "CREATE", "DEPLOY")


class MalformedRequest(Exception):
    """A request that this code cannot read."""


@dataclass(frozen=True)
class Properties:
    """The properties of a Custom::GlueJobRun.

    Attributes:
        start: The parameters of StartJobRun, with their own types.
        reset_bookmark: Whether the bookmark is reset before the run.
        wait: Whether the resource is ready only when the run has succeeded.
        wait_seconds: How long a run may take, from the request's arrival on.
        run_on: When an update runs the job again: CHANGE, CREATE or DEPLOY.
        stop: Whether a run that goes on is stopped with its resource.
        max_retries: How often Glue itself retries the job's runs; None when the job is not known.
        work: A hash of all that, when it changes, is other work.
    """

    start: dict[str, Any]
    reset_bookmark: bool
    wait: bool
    wait_seconds: int
    run_on: str
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
            MalformedRequest: They are of another version, or something is missing or unreadable.
        """
        if given.get("Version") != VERSION:
            raise MalformedRequest(f"the properties' Version must be {VERSION!r}, got {given.get('Version')!r}")
        try:
            return cls._read(given)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise MalformedRequest(f"cannot read the resource's properties: {error!r}") from error

    @classmethod
    def _read(cls, given: Mapping[str, Any]) -> Properties:
        run_on = str(given["RunOn"])
        if run_on not in _RUN_ON:
            raise ValueError(f"RunOn must be one of {', '.join(_RUN_ON)}, got {run_on!r}")
        retries = given.get("Job", {}).get("MaxRetries", "")
        return cls(
            start=_start_parameters(given["Run"]),
            reset_bookmark=_boolean(given["ResetBookmark"]),
            wait=_boolean(given["Wait"]),
            wait_seconds=int(given["WaitSeconds"]),
            run_on=run_on,
            stop=_boolean(given["StopOnDelete"]),
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
        old = _old_properties(event)
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
        if self.kind == "Create":
            return True
        if self.kind == "Delete" or self.properties.run_on == "CREATE":
            return False
        return self.properties.run_on == "DEPLOY" or self.old is None or self.old.work != self.properties.work


def physical_id(event: Mapping[str, Any]) -> str:
    """The resource's physical id: made at its creation, kept ever after."""
    return str(event.get("PhysicalResourceId") or f"{event['LogicalResourceId']}-{resource_key(event)}")


def _old_properties(event: Mapping[str, Any]) -> Properties | None:
    """The properties before an update; None when a version of the library that this code cannot read wrote them."""
    try:
        return Properties.read(event["OldResourceProperties"]) if "OldResourceProperties" in event else None
    except MalformedRequest:
        return None


def _boolean(value: object) -> bool:
    return {"true": True, "false": False}[str(value).lower()]


def _start_parameters(given: Mapping[str, Any]) -> dict[str, Any]:
    parameters = {name: _typed(name, value) for name, value in given.items()}
    if not parameters.get("JobName"):
        raise ValueError("Run.JobName is missing")
    return parameters


def _typed(name: str, value: Any) -> Any:
    if name in _INTEGERS:
        return int(value)
    if name == "MaxCapacity":
        return float(value)
    if name == "JobRunQueuingEnabled":
        return _boolean(value)
    if name == "NotificationProperty":
        return {inner: _typed(inner, item) for inner, item in value.items()}
    return value
