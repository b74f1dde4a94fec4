"""The change sets of all stacks. A name is unique within a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.errors import AlreadyExists, ChangeSetNotFound

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.change_set import ChangeSet


class ChangeSets:
    """A store of change sets, by ARN."""

    def __init__(self) -> None:
        self._by_arn: dict[str, ChangeSet] = {}

    def add(self, change_set: ChangeSet) -> None:
        """Add a change set.

        Raises:
            AlreadyExists: Its stack has a change set of that name.
        """
        if any(found.name == change_set.name for found in self.of_stack(change_set.stack.id)):
            raise AlreadyExists(f"ChangeSet {change_set.name} already exists")
        self._by_arn[change_set.id] = change_set

    def find(self, name: str, stack: str | None) -> ChangeSet:
        """Return a change set by its ARN, or by its name and the name or id of its stack.

        Raises:
            ChangeSetNotFound: There is no such change set.
        """
        if name in self._by_arn:
            return self._by_arn[name]
        for found in self._by_arn.values():
            if found.name == name and stack in (found.stack.name, found.stack.id):
                return found
        raise ChangeSetNotFound(f"ChangeSet [{name}] does not exist")

    def of_stack(self, stack_id: str) -> list[ChangeSet]:
        """Return the change sets of a stack."""
        return [found for found in self._by_arn.values() if found.stack.id == stack_id]

    def remove(self, change_set: ChangeSet) -> None:
        """Remove a change set."""
        self._by_arn.pop(change_set.id, None)
