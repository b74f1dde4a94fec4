"""The interface of providers, which create, update and delete resources of a type."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.local.cloudformation.cancellation import Cancellation
    from glue_constructs.local.cloudformation.resource import Resource


def no_attributes(name: str) -> Any:
    """Raise KeyError: the attribute lookup of a resource without attributes."""
    raise KeyError(name)


@dataclass(frozen=True)
class Request:
    """A request to a provider for one resource.

    Attributes:
        stack_id: The id of the stack.
        stack_name: The name of the stack.
        logical_id: The logical id of the resource.
        type: The type of the resource.
        properties: The evaluated properties.
        cancellation: Ends waiting when the operation is cancelled.
    """

    stack_id: str
    stack_name: str
    logical_id: str
    type: str
    properties: dict[str, Any] = field(repr=False)
    cancellation: Cancellation = field(repr=False)


@dataclass(frozen=True)
class ProvisionedResource:
    """A resource after a provider created, updated or found it.

    Attributes:
        physical_id: The value of `Ref`.
        attributes: Returns the value of an attribute by its name, or raises KeyError.
        handle: An object that the provider needs to update or delete the resource. Default: none.
        secrets: Values to mask in the stack's events. Default: none.
    """

    physical_id: str
    attributes: Callable[[str], Any] = no_attributes
    handle: Any = None
    secrets: frozenset[str] = frozenset()


class ProvisioningFailed(Exception):
    """A resource could not be created, updated or deleted.

    Args:
        reason: The status reason in the stack's events.
        physical_id: The id of a resource that may exist in spite of the failure, so that a rollback deletes it.
            Default: none, nothing was created.
    """

    def __init__(self, reason: str, *, physical_id: str | None = None) -> None:
        super().__init__(reason)
        self.physical_id = physical_id


class Provider(Protocol):
    """Creates, updates and deletes resources of one or several types.

    Attributes:
        replaces_by_update: Whether an update that returns another physical id leaves the old resource to the cleanup,
            as for custom resources.
    """

    replaces_by_update: bool

    def replaces(self, request: Request, current: Resource) -> bool:
        """Return whether the update requires replacement."""

    def create(self, request: Request) -> ProvisionedResource:
        """Create a resource."""

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update a resource."""

    def delete(self, request: Request, current: Resource) -> None:
        """Delete a resource. Succeed if it does not exist."""


@runtime_checkable
class Importer(Protocol):
    """A provider that can import existing resources. The identifier of a type is also its value of `Ref`."""

    def identifier(self, kind: str) -> str | None:
        """Return the property that identifies a resource: `primaryIdentifier` of the type's schema.

        Return None for a type that cannot be imported.
        """

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Find a resource without changing it.

        Raises:
            ClientError, ProvisioningFailed: It does not exist.
        """


def not_found(request: Request, physical_id: str) -> ProvisioningFailed:
    """Return the service's error for a resource that does not exist."""
    return ProvisioningFailed(f"Resource of type '{request.type}' with identifier '{physical_id}' was not found.")
