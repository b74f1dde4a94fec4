"""Statements of a role's policy, as CloudFormation has them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class _Allowed(TypedDict):
    Effect: Literal["Allow"]
    Action: list[str]
    Resource: list[str]


class Statement(_Allowed, total=False):
    """A statement of a policy, as CloudFormation has it; the condition may be missing."""

    Condition: Mapping[str, Any]


def allow(actions: list[str], resources: list[str], condition: Mapping[str, Any] | None = None) -> Statement:
    """A statement of a policy, as CloudFormation has it."""
    statement: Statement = {"Effect": "Allow", "Action": actions, "Resource": resources}
    return {**statement, "Condition": condition} if condition else statement


def merged(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, those that allow the same under the same condition as one.

    A role's inline policies may have no more than 10,240 characters
    (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    """
    found: dict[str, Statement] = {}
    for statement in statements:
        same = json.dumps([statement["Action"], statement.get("Condition")])
        before = found.setdefault(same, {**statement, "Resource": []})
        before["Resource"] = list(dict.fromkeys([*before["Resource"], *statement["Resource"]]))
    return list(found.values())
