"""Values that stacks give each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from glue_constructs.local.cloudformation.stack import Output, Stack


class Exports:
    """The exported outputs of all stacks of an account and Region.

    Args:
        stacks: The stacks, by id; read anew at every question.
    """

    def __init__(self, stacks: Mapping[str, Stack]) -> None:
        self._stacks = stacks

    def all(self) -> dict[str, tuple[Stack, Output]]:
        """Every export by its name, with the stack that exports it."""
        return {
            output.export: (stack, output)
            for stack in self._live()
            for output in stack.state.outputs
            if output.export is not None
        }

    def value(self, name: str) -> str:
        """The value of an export.

        Raises:
            ValidationError: Nobody exports it.
        """
        exports = self.all()
        if name not in exports:
            raise ValidationError(f"No export named {name} found.")
        return exports[name][1].value

    def importers(self, name: str) -> list[str]:
        """The names of the stacks that import an export."""
        return [stack.name for stack in self._live() if name in stack.state.imports]

    def check(self, stack: Stack, outputs: Iterable[Output]) -> None:
        """Check that a stack may have these outputs in place of those it has.

        Raises:
            ValidationError: Another stack exports the same name, or imports one that would change or go.
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
