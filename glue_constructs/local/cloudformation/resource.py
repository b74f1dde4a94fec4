"""A resource of a stack."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import no_attributes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def now() -> datetime:
    """The time of an event."""
    return datetime.now(timezone.utc)


@dataclass(frozen=True, eq=False)
class Resource:
    """A resource of a stack, as it was after it was last worked.

    Attributes:
        logical_id: Its name in the template.
        type: Its type, `AWS::Glue::Job`.
        status: `CREATE_COMPLETE` and the like.
        definition: The template's text for it, with its policies.
        dependencies: The resources that it was made after, and must be deleted before.
        properties: The properties that it has, worked out.
        physical_id: What `Ref` gives. None: there is nothing to delete.
        attributes: Gives the value of an attribute by its name, or raises KeyError.
        handle: What its provider keeps of it.
        reason: Why it has this status.
        updated_at: When it got this status.
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
        """What `Fn::GetAtt` gives; raises KeyError when there is no such attribute."""
        return self.attributes(name)

    @property
    def key(self) -> tuple[str, str]:
        """Tells it from another resource that bore the same logical id."""
        return self.logical_id, self.physical_id or ""

    @property
    def failed(self) -> bool:
        """Whether what was last tried with it failed."""
        return self.status.endswith("_FAILED")

    def with_status(self, status: str, reason: str | None = None) -> Resource:
        """The same resource in another state."""
        return replace(self, status=status, reason=reason, updated_at=now())
