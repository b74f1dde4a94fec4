"""Finding the stack that owns a resource."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.stack import Stack


class ResourceOwners:
    """The resources of all stacks of an account and Region.

    Args:
        stacks: The stacks by id, read at each call.

    Attributes:
        lock: To hold from `owner_of` until the resource is in the stack: two stacks must not import the same resource.
    """

    def __init__(self, stacks: Mapping[str, Stack]) -> None:
        self._stacks = stacks
        self.lock = Lock()

    def owner_of(self, kind: str, physical_id: str) -> str | None:
        """Return the id of the stack that owns a resource; None if no stack does."""
        live = (stack for stack in list(self._stacks.values()) if stack.status != "DELETE_COMPLETE")
        return next((stack.id for stack in live if _has(stack, kind, physical_id)), None)


def _has(stack: Stack, kind: str, physical_id: str) -> bool:
    resources = [*stack.resources.copy().values(), *stack.pending_cleanup.copy().values()]
    return any((resource.type, resource.physical_id) == (kind, physical_id) for resource in resources)
