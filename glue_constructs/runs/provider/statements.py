"""Policy statements of the provider; resources are added to some of them until synth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IAnyProducer, IResolveContext, Lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import IResolvable


def allow_statement(actions: list[str], resource: object) -> dict[str, Any]:
    """Return a statement that allows actions on a resource or on several."""
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


class LazyStatement:
    """A statement that allows actions on the resources that are added to it.

    Args:
        actions: The actions.
        condition: The condition. Default: none.
    """

    def __init__(self, actions: tuple[str, ...], condition: Mapping[str, Any] | None = None) -> None:
        self._actions = list(actions)
        self._condition = {"Condition": dict(condition)} if condition else {}
        self._arns: list[str] = []

    def add(self, arn: str) -> bool:
        """Add a resource; return whether it is new."""
        is_new = arn not in self._arns
        if is_new:
            self._arns.append(arn)
        return is_new

    def render(self) -> list[dict[str, Any]]:
        """Return a list of the statement with its current resources; an empty list if there are none."""
        return [{**allow_statement(self._actions, self._arns), **self._condition}] if self._arns else []


@jsii.implements(IAnyProducer)
class _StatementsProducer:
    def __init__(self, fixed: Sequence[dict[str, Any]], lazy: Sequence[LazyStatement]) -> None:
        self._fixed, self._lazy = fixed, lazy

    def produce(self, context: IResolveContext) -> list[dict[str, Any]]:  # noqa: ARG002  # the interface's signature
        return [*self._fixed, *(rendered for statement in self._lazy for rendered in statement.render())]


def lazy_statements(fixed: Sequence[dict[str, Any]], lazy: Sequence[LazyStatement]) -> IResolvable:
    """Return a token for the statements of a policy at synth; one token for all, because each costs calls to jsii."""
    return Lazy.uncached_any(_StatementsProducer(fixed, lazy))
