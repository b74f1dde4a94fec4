"""RollbackStack and ContinueUpdateRollback: rolling back a stack in a failed status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.revertible_operation import RevertibleOperation

if TYPE_CHECKING:
    from collections.abc import Collection

    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.stack import Stack


class Rollback(RevertibleOperation):
    """Rolls a failed stack back to its checkpoint.

    Args:
        stack: The stack.
        providers: The providers of its resources.
        skip: Logical ids of resources not to roll back. Default: none.
    """

    def __init__(self, stack: Stack, providers: Providers, *, skip: Collection[str] = ()) -> None:
        super().__init__(stack, providers)
        self._creation = stack.status in ("CREATE_FAILED", "ROLLBACK_FAILED")
        self._skip = skip

    def _begin(self) -> None:
        self._stack.set_status(f"{'' if self._creation else 'UPDATE_'}ROLLBACK_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        self._roll_back(creation=self._creation, reason=None, skip=self._skip)
