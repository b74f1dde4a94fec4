"""Bringing a stack back to what it was, or to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.operation import Operation, failed_ids
from glue_constructs.local.cloudformation.ordering import run_in_order
from glue_constructs.local.cloudformation.policies import retained_when_removed, retained_when_rolled_back
from glue_constructs.local.cloudformation.resource import now
from glue_constructs.local.cloudformation.stack import StackState

if TYPE_CHECKING:
    from collections.abc import Collection


class RevertibleOperation(Operation):
    """An operation that can roll back and delete."""

    def _roll_back(self, *, creation: bool, reason: str | None, skip: Collection[str] = ()) -> None:
        """Go back to the stack's checkpoint.

        Args:
            creation: The stack's creation is rolled back, not an update: the stack goes back to nothing.
            reason: What failed.
            skip: Logical ids of resources to leave as they are.
        """
        prefix = "ROLLBACK" if creation else "UPDATE_ROLLBACK"
        if self._stack.status != f"{prefix}_IN_PROGRESS":
            self._set_status(
                f"{prefix}_IN_PROGRESS", f"{reason or ''}Rollback requested by user." if creation else reason
            )
        checkpoint = self._stack.checkpoint or StackState()
        if unreverted := self._revert(checkpoint, skip):
            self._set_status(f"{prefix}_FAILED", failed_resources_reason("update", unreverted))
            return
        if not creation:
            self._set_status("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS")
        undeleted = self._delete_new(checkpoint)
        if undeleted and creation:
            self._set_status("ROLLBACK_FAILED", failed_resources_reason("delete", undeleted))
            return
        self._stack.commit(checkpoint)
        self._set_status(f"{prefix}_COMPLETE")

    def _delete_stack(self, reason: str | None = "User Initiated", *, retain: Collection[str] = ()) -> None:
        """Delete every resource, and with it the stack.

        Args:
            reason: Why.
            retain: Logical ids of resources to forget without deleting them.
        """
        if self._stack.status != "DELETE_IN_PROGRESS":
            self._set_status("DELETE_IN_PROGRESS", reason)
        resources = [*self._stack.resources.values(), *self._stack.pending_cleanup.values()]
        keep = [item for item in resources if retained_when_removed(item) or item.logical_id in retain]
        undeleted = self._delete([item for item in resources if item not in keep], retain=keep)
        if undeleted:
            self._set_status("DELETE_FAILED", failed_resources_reason("delete", undeleted))
            return
        self._stack.deleted_at = now()
        self._set_status("DELETE_COMPLETE")

    def _revert(self, checkpoint: StackState, skip: Collection[str]) -> list[str]:
        touched = [name for name in checkpoint.resources if name in self._stack.resources and name not in skip]
        provisioner = self._new_provisioner()
        return failed_ids(
            run_in_order(
                {name: checkpoint.resources[name].dependencies & frozenset(touched) for name in touched},
                lambda name: provisioner.revert(checkpoint.resources[name]),
            )
        )

    def _delete_new(self, checkpoint: StackState) -> list[str]:
        new = [item for name, item in self._stack.resources.items() if name not in checkpoint.resources]
        keep = [item for item in new if item.physical_id is not None and retained_when_rolled_back(item)]
        remove = [item for item in new if item not in keep] + list(self._stack.pending_cleanup.values())
        return self._delete(remove, retain=keep)


def failed_resources_reason(verb: str, names: list[str]) -> str:
    """What a stack's history says of resources that failed."""
    return f"The following resource(s) failed to {verb}: [{', '.join(names)}]. "
