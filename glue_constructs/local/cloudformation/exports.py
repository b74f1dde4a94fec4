"""The exported outputs of stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glue_constructs.local.cloudformation.stack import Output, Stack


class Exports:
    """The exported outputs of all stacks of an account and Region.

    Args:
        stacks: The stacks by id, read at each call.
    """

    def __init__(self, stacks: Mapping[str, Stack]) -> None:
        self._stacks = stacks

    def all(self) -> dict[str, tuple[Stack, Output]]:
        """Return every export by its name, with the stack that exports it."""
        return {
            output.export: (stack, output)
            for stack in self._live()
            for output in stack.state.outputs
            if output.export is not None
        }

    def value(self, name: str) -> str:
        """Return the value of an export.

        Raises:
            ValidationError: No stack exports it.
        """
        exports = self.all()
        if name not in exports:
            raise ValidationError(f"No export named {name} found.")
        return exports[name][1].value

    def importers(self, name: str) -> list[str]:
        """Return the names of the stacks that import an export."""
        return [stack.name for stack in self._live() if name in stack.state.imports]

    def check(self, stack: Stack, outputs: Iterable[Output]) -> None:
        """Check whether new outputs can replace the outputs of a stack.

        Raises:
            ValidationError: Another stack exports the same name, or imports an export that would be changed or deleted.
        """
        new = {output.export: output.value for output in outputs if output.export is not None}
        for name, (owner, _) in self.all().items():
            if name in new and owner.id != stack.id:
                raise ValidationError(f"Export with name {name} is already exported by stack {owner.name}")
        old = {output.export: output.value for output in stack.state.outputs if output.export is not None}
        for name, value in old.items():
            if new.get(name) != value and (users := self.importers(name)):
                verb = "updated" if name in new else "deleted"
                raise ValidationError(f"Export {name} cannot be {verb} as it is in use by {users[0]}")

    def _live(self) -> list[Stack]:
        return [stack for stack in list(self._stacks.values()) if stack.status != "DELETE_COMPLETE"]
