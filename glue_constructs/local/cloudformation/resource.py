"""A resource of a stack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import no_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def now() -> datetime:
    """Return the current time."""
    return datetime.now(timezone.utc)


@dataclass(frozen=True, eq=False)
class Resource:
    """A resource of a stack after the last action on it.

    Attributes:
        logical_id: Its logical id.
        type: Its type, such as `AWS::Glue::Job`.
        status: Its status, such as `CREATE_COMPLETE`.
        definition: Its definition in the template.
        dependencies: The resources that it depends on: it is created after them and deleted before them.
        properties: Its evaluated properties.
        physical_id: The value of `Ref`; None if there is nothing to delete.
        attributes: Returns the value of an attribute by its name, or raises KeyError.
        handle: An object that its provider needs; see `ProvisionedResource`.
        reason: The status reason.
        updated_at: The time of the last change of status.
    """

    logical_id: str
    type: str
    status: str
    definition: Mapping[str, Any] = field(repr=False)
    dependencies: frozenset[str] = frozenset()
    properties: Mapping[str, Any] = field(default_factory=dict, repr=False)
    physical_id: str | None = None
    attributes: Callable[[str], Any] = field(default=no_attributes, repr=False)
    handle: Any = field(default=None, repr=False)
    reason: str | None = None
    updated_at: datetime = field(default_factory=now)

    def attribute(self, name: str) -> Any:
        """Return the value of `Fn::GetAtt`; raise KeyError if there is no such attribute."""
        return self.attributes(name)

    @property
    def key(self) -> tuple[str, str]:
        """The logical and physical id, which distinguish the resource from a replacement."""
        return self.logical_id, self.physical_id or ""

    @property
    def failed(self) -> bool:
        """Whether the last action on it failed."""
        return self.status.endswith("_FAILED")

    def with_status(self, status: str, reason: str | None = None) -> Resource:
        """Return the resource with another status."""
        return replace(self, status=status, reason=reason, updated_at=now())
