"""What the engine asks of whatever makes resources of one type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.local.cloudformation.cancellation import Cancellation
    from glue_constructs.local.cloudformation.resource import Resource


def no_attributes(name: str) -> Any:
    """The attributes of a resource that has none."""
    raise KeyError(name)


@dataclass(frozen=True)
class Request:
    """What one resource is to become.

    Attributes:
        stack_id: Of the stack that the resource belongs to.
        stack_name: Its name.
        logical_id: Of the resource.
        type: Of the resource.
        properties: Worked out.
        cancellation: Ends waiting when the operation is given up.
    """

    stack_id: str
    stack_name: str
    logical_id: str
    type: str
    properties: dict[str, Any] = field(repr=False)
    cancellation: Cancellation = field(repr=False)


@dataclass(frozen=True)
class ProvisionedResource:
    """A resource that is there.

    Attributes:
        physical_id: What `Ref` gives.
        attributes: Gives the value of an attribute by its name, or raises KeyError.
        handle: What the provider wants back when the resource is updated or deleted.
        secrets: Values that the stack's events must not show.
    """

    physical_id: str
    attributes: Callable[[str], Any] = no_attributes
    handle: Any = None
    secrets: frozenset[str] = frozenset()


class ProvisioningFailed(Exception):
    """A resource could not be made, updated or deleted.

    Args:
        reason: As the stack's history shows it.
        physical_id: Of what may be there all the same, so that a rollback deletes it. None: nothing new is there.
    """

    def __init__(self, reason: str, *, physical_id: str | None = None) -> None:
        super().__init__(reason)
        self.physical_id = physical_id


class Provider(Protocol):
    """Makes, updates and deletes resources of one type or of several.

    Attributes:
        replaces_by_update: An update that gives another physical id has left the old resource behind, for the clean-up
        to
            delete. So it is with custom resources.
    """

    replaces_by_update: bool

    def replaces(self, request: Request, current: Resource) -> bool:
        """Whether the resource must be made anew to become what is asked."""

    def create(self, request: Request) -> ProvisionedResource:
        """Make a resource."""

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Change a resource."""

    def delete(self, request: Request, current: Resource) -> None:
        """Delete a resource. One that is gone already is deleted."""


@runtime_checkable
class Importer(Protocol):
    """A provider that can take over a resource that is there already. A type's identifier is also what `Ref` gives."""

    def identifier(self, kind: str) -> str | None:
        """The property that identifies a resource of a type: `primaryIdentifier` of its schema. None: not this type."""

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Find a resource, and change nothing.

        Raises:
            ClientError, ProvisioningFailed: It is not there.
        """


def not_found(request: Request, physical_id: str) -> ProvisioningFailed:
    """That a resource is not there, as the service says it."""
    return ProvisioningFailed(f"Resource of type '{request.type}' with identifier '{physical_id}' was not found.")
