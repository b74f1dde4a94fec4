"""What the policies of a resource say about deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.resource import Resource


def retained_when_removed(resource: Resource) -> bool:
    """Whether it outlives its stack and its place in the template."""
    return resource.definition.get("DeletionPolicy") in ("Retain", "RetainExceptOnCreate")


def retained_when_rolled_back(resource: Resource) -> bool:
    """Whether it outlives the rollback of the deployment that created it."""
    return resource.definition.get("DeletionPolicy") == "Retain"


def retained_when_replaced(resource: Resource) -> bool:
    """Whether it outlives its replacement."""
    return resource.definition.get("UpdateReplacePolicy") == "Retain"
