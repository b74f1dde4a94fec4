"""IAM's evaluation of identity policies, as far as the library's policies need it; what it does not know, it refuses.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Statement = dict[str, Any]
_ELEMENTS = {"Sid", "Effect", "Action", "Resource", "Condition"}


@dataclass(frozen=True)
class Asked:
    """What a call asks for.

    Attributes:
        action: As policies name it.
        resource: Its ARN; "*" where the action has no resource.
        context: The condition keys that the call brings, and their values.
    """

    action: str
    resource: str
    context: Mapping[str, str] = field(default_factory=dict)


def allows(statements: Iterable[Statement], asked: Asked) -> bool:
    """Whether a role with these statements is given what is asked."""
    effects = {statement["Effect"] for statement in statements if _applies(statement, asked)}
    return effects == {"Allow"}


def without(statements: list[Statement], action: str, of: int) -> list[Statement]:
    """The statements when the one of a number lacks an action."""
    rest = [other for other in texts(statements[of]["Action"]) if other != action]
    return [*statements[:of], {**statements[of], "Action": rest}, *statements[of + 1 :]]


def texts(value: str | list[str]) -> list[str]:
    """An element of one value or of several."""
    return [value] if isinstance(value, str) else value


def _applies(statement: Statement, asked: Asked) -> bool:
    if unknown := set(statement) - _ELEMENTS:
        raise NotImplementedError(f"elements {unknown} of a policy")
    return (
        any(_like(pattern.lower(), asked.action.lower()) for pattern in texts(statement["Action"]))
        and any(_like(pattern, asked.resource) for pattern in texts(statement["Resource"]))
        and all(_holds(*condition, asked.context) for condition in statement.get("Condition", {}).items())
    )


def _holds(operator: str, keys: Mapping[str, str | list[str]], context: Mapping[str, str]) -> bool:
    known = {key.lower(): value for key, value in context.items()}
    plain = operator.removesuffix("IfExists")
    if plain not in ("StringEquals", "StringLike"):
        raise NotImplementedError(f"operator {operator} of a condition")
    return all(
        operator != plain
        if (value := known.get(key.lower())) is None
        else any(pattern == value if plain == "StringEquals" else _like(pattern, value) for pattern in texts(patterns))
        for key, patterns in keys.items()
    )


def _like(pattern: str, value: str) -> bool:
    if "${" in pattern:
        raise NotImplementedError(f"policy variables: {pattern}")
    expression = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(expression, value, re.DOTALL) is not None
