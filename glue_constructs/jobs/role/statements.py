"""Statements of a role's policy, in CloudFormation's syntax."""

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
    """A statement of a policy in CloudFormation's syntax; the condition is optional."""

    Condition: Mapping[str, Any]


def allow(actions: list[str], resources: list[str], condition: Mapping[str, Any] | None = None) -> Statement:
    """Return a statement that allows actions on resources."""
    statement: Statement = {"Effect": "Allow", "Action": actions, "Resource": resources}
    return {**statement, "Condition": condition} if condition else statement


def merge_statements(statements: Iterable[Statement]) -> list[Statement]:
    """Merge statements that have the same actions and condition.

    The inline policies of a role are limited to 10,240 characters
    (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    """
    by_actions: dict[str, Statement] = {}
    for statement in statements:
        key = json.dumps([statement["Action"], statement.get("Condition")])
        statement_of_key = by_actions.setdefault(key, {**statement, "Resource": []})
        statement_of_key["Resource"] = list(dict.fromkeys([*statement_of_key["Resource"], *statement["Resource"]]))
    return list(by_actions.values())
