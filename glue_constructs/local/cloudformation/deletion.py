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
    """Deletes a stack. An operation in progress on the stack is aborted first.

    Args:
        stack: The stack.
        providers: The providers of its resources.
        exports: The exports of all stacks.
        retain: Logical ids of resources to remove from the stack without deleting them. Default: none.
    """

    def __init__(self, stack: Stack, providers: Providers, *, exports: Exports, retain: Collection[str] = ()) -> None:
        super().__init__(stack, providers)
        self._exports = exports
        self._retain = retain
        self._previous = stack.operation
        self._previous_status = stack.status
        self._blocking_reason = self._find_blocking_import()

    def _begin(self) -> None:
        if self._previous is not None and self._blocking_reason is None:
            self._previous.abort()
        self._stack.set_status("DELETE_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        if self._blocking_reason is not None:
            self._set_status(self._previous_status, f"Delete canceled. {self._blocking_reason}")
            return
        if self._previous is not None:
            self._previous.wait()
        self._delete_stack(retain=self._retain)

    def _find_blocking_import(self) -> str | None:
        """Return why the stack cannot be deleted: another stack imports one of its exports. None if it can be."""
        for output in self._stack.state.outputs:
            if output.export is not None and (users := self._exports.importers(output.export)):
                return f"Cannot delete export {output.export} as it is in use by {users[0]}."
        return None
