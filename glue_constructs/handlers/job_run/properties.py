"""What the properties of every custom resource have in common; every scalar of them arrives as a string.

The construct and this code come from one release of the library, and are deployed together. Still each meets the
other's older self: a delete, and an update's old properties, were written by the release before; a rollback may put
this code back before the properties. So a property that a release adds may be left out and then means what was done
before, and a property that this code does not know is passed over. `VERSION` changes only where that cannot be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Read = TypeVar("Read")

VERSION = "1"
"""The version of the properties that this code reads; the construct writes it into the template."""

SERVICE_TIMEOUT = 3600
"""How many seconds CloudFormation waits where a template says nothing."""

RUN_ON = ("CHANGE", "CREATE", "DEPLOY")


class MalformedRequest(Exception):
    """A request that this code cannot read."""


class WorkProperties(Protocol):
    """What properties say of work to do: when an update does it again, and a hash that changes with it."""

    @property
    def run_on(self) -> str: ...  # noqa: D102  # said above

    @property
    def work(self) -> str: ...  # noqa: D102  # said above


def read_properties(given: Any, read: Callable[[Mapping[str, Any]], Read]) -> Read:
    """Read properties as CloudFormation sends them.

    Raises:
        MalformedRequest: They are of another version, or something is missing or unreadable.
    """
    version = given.get("Version") if isinstance(given, dict) else None
    if version != VERSION:
        raise MalformedRequest(f"the properties' Version must be {VERSION!r}, got {version!r}")
    try:
        return read(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MalformedRequest(f"cannot read the resource's properties: {error!r}") from error


def read_old_properties(event: Mapping[str, Any], read: Callable[[Mapping[str, Any]], Read]) -> Read | None:
    """The properties before an update; None when a version of the library that this code cannot read wrote them."""
    try:
        return read_properties(event["OldResourceProperties"], read) if "OldResourceProperties" in event else None
    except MalformedRequest:
        return None


def require_one_of(allowed: tuple[str, ...], given: Mapping[str, Any], name: str, default: str | None = None) -> str:
    """A property that takes one of some values; one without a default must be given."""
    value = str(given[name] if default is None else given.get(name, default))
    if value not in allowed:
        raise ValueError(f"{name} must be one of {', '.join(allowed)}, got {value!r}")
    return value


def parse_bool(value: object) -> bool:
    """A boolean."""
    return {"true": True, "false": False}[str(value).lower()]


def is_new_work(kind: str, now: WorkProperties, before: WorkProperties | None) -> bool:
    """Whether a request asks for work, as far as its properties tell."""
    if kind == "Create":
        return True
    if kind == "Delete" or now.run_on == "CREATE":
        return False
    return now.run_on == "DEPLOY" or before is None or before.work != now.work
