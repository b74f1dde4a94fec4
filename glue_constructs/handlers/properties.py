"""The properties that all custom resources share. CloudFormation sends every scalar as a string.

The construct and this code come from one release of the library, and are deployed together. Still this code reads
properties of other releases: those of a Delete, and the old properties of an Update, were written by the release
before; during a rollback the code can be older than the properties. So a property that a release adds is optional, with
the former behaviour as its default, and unknown properties are ignored. `VERSION` changes only if that is impossible.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Read = TypeVar("Read")

VERSION = "1"
"""The version of the properties that this code reads; the construct writes it into the template."""

LONGEST_SERVICE_TIMEOUT = 3600
"""How many seconds CloudFormation waits if a template sets no ServiceTimeout, the longest that it allows."""

RUN_ON = ("CHANGE", "CREATE", "DEPLOY")


class MalformedRequest(Exception):
    """A request that this code cannot read."""


class WorkProperties(Protocol):
    """Properties that describe work: when an update does it again, and a hash that changes with the work."""

    @property
    def run_on(self) -> str: ...  # noqa: D102  # see above

    @property
    def work(self) -> str: ...  # noqa: D102  # see above


def read_properties(given: Any, read: Callable[[Mapping[str, Any]], Read]) -> Read:
    """Read properties as CloudFormation sends them.

    Raises:
        MalformedRequest: They have another version, or a property is missing or invalid.
    """
    version = given.get("Version") if isinstance(given, dict) else None
    if version != VERSION:
        raise MalformedRequest(
            f"the property Version must be {VERSION!r}, got {version!r}: the resource is not of the release of"
            " glue_constructs that deployed its run provider"
        )
    try:
        return read(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MalformedRequest(f"cannot read the resource's properties: {error!r}") from error


def service_timeout(properties: Any) -> int:
    """Return how long CloudFormation waits for the response, in seconds from when it sent the request.

    Args:
        properties: The properties of the resource, which may be unreadable.
    """
    try:
        return int(properties["ServiceTimeout"])
    except (KeyError, TypeError, ValueError):
        return LONGEST_SERVICE_TIMEOUT


def read_old_properties(event: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Read]) -> Read | None:
    """Read the properties before an update; None if there are none, or if they have another version."""
    try:
        return read_properties(event["OldResourceProperties"], read) if "OldResourceProperties" in event else None
    except MalformedRequest:
        return None


def require_one_of(allowed: tuple[str, ...], given: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """Return a property that must have one of some values; without a default it is required."""
    value = str(given[name] if default is None else given.get(name, default))
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")
    return value


def parse_bool(value: object) -> bool:
    """Return the boolean of "true" or "false"."""
    return {"true": True, "false": False}[str(value).lower()]


def is_new_work(kind: str, now: WorkProperties, before: WorkProperties | None) -> bool:
    """Whether a request requires work, according to its properties."""
    if kind == "Create":
        return True
    if kind == "Delete" or now.run_on == "CREATE":
        return False
    return now.run_on == "DEPLOY" or before is None or before.work != now.work
