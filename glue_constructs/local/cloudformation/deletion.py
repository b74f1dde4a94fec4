"""Deleting a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.revertible_operation import RevertibleOperation

if TYPE_CHECKING:
    from collections.abc import Collection

    from glue_constructs.local.cloudformation.exports import Exports
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.stack import Stack


class Deletion(RevertibleOperation):
    """Deletes a stack. An operation that is going on is given up first.

    Args:
        stack: The stack.
        providers: Of its resources.
        exports: Of all stacks.
        retain: Logical ids of resources to forget without deleting them.
    """

    def __init__(self, stack: Stack, providers: Providers, *, exports: Exports, retain: Collection[str] = ()) -> None:
        super().__init__(stack, providers)
        self._exports = exports
        self._retain = retain
        self._before = stack.operation
        self._status_before = stack.status
        self._obstacle = self._import()

    def _begin(self) -> None:
        if self._before is not None and self._obstacle is None:
            self._before.abort()
        self._stack.set_status("DELETE_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        if self._obstacle is not None:
            self._set_status(self._status_before, f"Delete canceled. {self._obstacle}")
            return
        if self._before is not None:
            self._before.wait()
        self._delete_stack(retain=self._retain)

    def _import(self) -> str | None:
        """Which stack needs an export of this one; the service deletes no stack while there is one."""
        for output in self._stack.state.outputs:
            if output.export is not None and (users := self._exports.importers(output.export)):
                return f"Cannot delete export {output.export} as it is in use by {users[0]}."
        return None
