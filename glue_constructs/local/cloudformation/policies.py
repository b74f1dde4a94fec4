"""The DeletionPolicy and UpdateReplacePolicy of resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.resource import Resource


def retained_when_removed(resource: Resource) -> bool:
    """Return whether a resource is retained after its stack is deleted or it is removed from the template."""
    return resource.definition.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate")


def retained_when_rolled_back(resource: Resource) -> bool:
    """Return whether a resource is retained after a rollback of the deployment that created it."""
    return resource.definition.get("DeletionPolicy") == "Retain"


def retained_when_replaced(resource: Resource) -> bool:
    """Return whether a resource is retained after its replacement."""
    return resource.definition.get("UpdateReplacePolicy") == "Retain"
