"""Statements of the provider's policies; some grow until the app is synthesized."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsii
from aws_cdk import IAnyProducer, IResolveContext, Lazy

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from aws_cdk import IResolvable


def allow_statement(actions: list[str], resource: object) -> dict[str, Any]:
    """A statement."""
    return {"Effect": "Allow", "Action": actions, "Resource": resource}


class LazyStatement:
    """A statement about resources that are added to it.

    Args:
        actions: What is allowed.
        condition: Under which condition. Left out: none.
    """

    def __init__(self, actions: tuple[str, ...], condition: Mapping[str, Any] | None = None) -> None:
        self._actions = list(actions)
        self._condition = {"Condition": dict(condition)} if condition else {}
        self._arns: list[str] = []

    def add(self, arn: str) -> bool:
        """Allow it on one more resource; whether that is new."""
        is_new = arn not in self._arns
        if is_new:
            self._arns.append(arn)
        return is_new

    def render(self) -> list[dict[str, Any]]:
        """The statement, as it is now; none when there is no resource."""
        return [{**allow_statement(self._actions, self._arns), **self._condition}] if self._arns else []


@jsii.implements(IAnyProducer)
class _StatementsProducer:
    def __init__(self, fixed: Sequence[dict[str, Any]], growing: Sequence[LazyStatement]) -> None:
        self._fixed, self._growing = fixed, growing

    def produce(self, context: IResolveContext) -> list[dict[str, Any]]:  # noqa: ARG002  # the interface's signature
        return [*self._fixed, *(found for statement in self._growing for found in statement.so_far())]


def lazy_statements(fixed: Sequence[dict[str, Any]], growing: Sequence[LazyStatement]) -> IResolvable:
    """The statements of a policy, asked for when CDK synthesizes; one token for all, because each is a crossing."""
    return Lazy.uncached_any(_StatementsProducer(fixed, growing))
