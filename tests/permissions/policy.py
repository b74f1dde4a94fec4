"""IAM's evaluation of identity policies, as far as the library's policies need it; other elements raise an error.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Statement = dict[str, Any]
_ELEMENTS = {"Sid", "Effect", "Action", "Resource", "Condition"}


@dataclass(frozen=True)
class AccessRequest:
    """A request that IAM checks.

    Attributes:
        action: The action, as in policies.
        resource: The ARN of the resource; "*" if the action has no resource.
        context: The condition keys of the request, and their values.
    """

    action: str
    resource: str
    context: Mapping[str, str] = field(default_factory=dict)


def is_allowed(statements: Iterable[Statement], request: AccessRequest) -> bool:
    """Whether statements allow a request."""
    effects = {statement["Effect"] for statement in statements if _statement_applies(statement, request)}
    return effects == {"Allow"}


def without_action(statements: list[Statement], action: str, of: int) -> list[Statement]:
    """Return the statements without an action of one of them."""
    rest = [other for other in as_list(statements[of]["Action"]) if other != action]
    return [*statements[:of], {**statements[of], "Action": rest}, *statements[of + 1 :]]


def as_list(value: str | list[str]) -> list[str]:
    """Return an element of a policy, which can be one value or several, as a list."""
    return [value] if isinstance(value, str) else value


def _statement_applies(statement: Statement, request: AccessRequest) -> bool:
    if unknown := set(statement) - _ELEMENTS:
        raise NotImplementedError(f"elements {unknown} of a policy")
    return (
        any(_matches(pattern.lower(), request.action.lower()) for pattern in as_list(statement["Action"]))
        and any(_matches(pattern, request.resource) for pattern in as_list(statement["Resource"]))
        and all(_condition_applies(*condition, request.context) for condition in statement.get("Condition", {}).items())
    )


def _condition_applies(operator: str, keys: Mapping[str, str | list[str]], context: Mapping[str, str]) -> bool:
    known = {key.lower(): value for key, value in context.items()}
    plain = operator.removesuffix("IfExists")
    if plain not in ("StringEquals", "StringLike"):
        raise NotImplementedError(f"operator {operator} of a condition")
    return all(
        operator != plain
        if (value := known.get(key.lower())) is None
        else any(
            pattern == value if plain == "StringEquals" else _matches(pattern, value) for pattern in as_list(patterns)
        )
        for key, patterns in keys.items()
    )


def _matches(pattern: str, value: str) -> bool:
    return _compiled(pattern).fullmatch(value) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    if "${" in pattern:
        raise NotImplementedError(f"policy variables: {pattern}")
    return re.compile(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), re.DOTALL)
