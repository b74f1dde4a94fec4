"""What an expression of a template refers to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

# `${Name}` and `${Name.Attribute}`, but not the literal `${!Name}`.
SUBSTITUTION = re.compile(r"\$\{([^!}][^}]*)\}")


def referenced(expression: Any) -> set[str]:
    """The names that `Ref`, `Fn::GetAtt` and `Fn::Sub` in an expression refer to."""
    return {name for name, _ in _references(expression)}


def attributed(expression: Any) -> set[str]:
    """Those of them of which an attribute is taken, which only a resource has."""
    return {name for name, attribute in _references(expression) if attribute}


def split_attribute(target: Any) -> tuple[str, Any]:
    """The resource and the attribute of a `Fn::GetAtt`, which takes a list or `"resource.attribute"`."""
    resource, attribute = target.split(".", 1) if isinstance(target, str) else target
    return resource, attribute


def _references(expression: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(expression, list):
        for item in expression:
            yield from _references(item)
    if not isinstance(expression, dict):
        return
    for key, value in expression.items():
        if key == "Ref" and isinstance(value, str):
            yield value, None
        elif key == "Fn::GetAtt":
            yield split_attribute(value)
        elif key == "Fn::Sub":
            yield from _substitutions(value)
        else:
            yield from _references(value)


def _substitutions(value: Any) -> Iterator[tuple[str, Any]]:
    text, local = (value, {}) if isinstance(value, str) else value
    for name in SUBSTITUTION.findall(text):
        target, _, attribute = name.strip().partition(".")
        if name not in local:
            yield target, attribute or None
    yield from _references(local)
