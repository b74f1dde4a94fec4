"""Rolling back and deleting a stack."""

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
    """An operation that can roll back and delete its stack."""

    def _roll_back(self, *, creation: bool, reason: str | None, skip: Collection[str] = ()) -> None:
        """Roll back to the stack's checkpoint.

        Args:
            creation: Whether the creation of the stack is rolled back, not an update: all resources are deleted.
            reason: The status reason: what failed.
            skip: Logical ids of resources not to roll back. Default: none.
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
        """Delete every resource and the stack.

        Args:
            reason: The status reason.
            retain: Logical ids of resources to remove from the stack without deleting them. Default: none.
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
        to_revert = [name for name in checkpoint.resources if name in self._stack.resources and name not in skip]
        provisioner = self._new_provisioner()
        return failed_ids(
            run_in_order(
                {name: checkpoint.resources[name].dependencies & frozenset(to_revert) for name in to_revert},
                lambda name: provisioner.revert(checkpoint.resources[name]),
            )
        )

    def _delete_new(self, checkpoint: StackState) -> list[str]:
        new = [item for name, item in self._stack.resources.items() if name not in checkpoint.resources]
        keep = [item for item in new if item.physical_id is not None and retained_when_rolled_back(item)]
        remove = [item for item in new if item not in keep] + list(self._stack.pending_cleanup.values())
        return self._delete(remove, retain=keep)


def failed_resources_reason(verb: str, names: list[str]) -> str:
    """Return the stack's status reason for failed resources."""
    return f"The following resource(s) failed to {verb}: [{', '.join(names)}]. "
