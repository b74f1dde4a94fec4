"""Policy statements of the provider, to which resources are added until synth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def allow_statement(actions: list[str], resource: object) -> dict[str, Any]:
    """Return a statement that allows actions on a resource or on several."""
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


@dataclass
class Resource:
    """A resource of a statement.

    Attributes:
        arn: Its ARN, which can contain tokens.
        size: An upper bound of the number of its characters.
        measure: Returns the closest bound, for which it calls jsii. Default: `size` is that bound.
    """

    arn: str
    size: int
    measure: Callable[[], int] | None = None

    def measure_once(self) -> None:
        """Set `size` to the closest bound."""
        if self.measure is not None:
            self.size, self.measure = self.measure(), None


class LazyStatement:
    """A statement that allows actions on the resources that are added to it.

    Args:
        actions: The actions.
        condition: The condition. Default: none.
        margin: How many characters longer than its token the text of the condition can be. Default: 0.
    """

    def __init__(
        self, actions: tuple[str, ...], condition: Mapping[str, Any] | None = None, *, margin: int = 0
    ) -> None:
        self._actions = list(actions)
        self._condition = {"Condition": dict(condition)} if condition else {}
        self._margin = margin
        self.resources: dict[str, Resource] = {}

    def add(self, resource: Resource) -> None:
        """Add a resource, unless the statement has it."""
        self.resources.setdefault(resource.arn, resource)

    def render(self) -> list[dict[str, Any]]:
        """Return a list of the statement with its current resources; an empty list if there are none."""
        return [self._render(list(self.resources))] if self.resources else []

    def size(self) -> int:
        """Return an upper bound of the number of characters of the statement and a comma; 0 if it has no resources."""
        return self._own_size() + sum(map(_size_in_list, self.resources.values())) if self.resources else 0

    def size_of_addition(self, resource: Resource) -> int:
        """Return by how many characters a resource would make the statement longer."""
        if resource.arn in self.resources:
            return 0
        return _size_in_list(resource) + (0 if self.resources else self._own_size())

    def _own_size(self) -> int:
        return len(json.dumps(self._render([]), separators=(",", ":"))) + 1 + self._margin

    def _render(self, arns: list[str]) -> dict[str, Any]:
        return {**allow_statement(self._actions, arns), **self._condition}


Grant = tuple[LazyStatement, Resource]
"""A statement, and a resource that it must have."""


def _size_in_list(resource: Resource) -> int:
    return resource.size + 3  # two quotation marks and a comma
