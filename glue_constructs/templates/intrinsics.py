"""Intrinsic functions of CloudFormation, and their parts."""

from __future__ import annotations

import re
from typing import Any

PSEUDO = "AWS::"
"""The prefix of pseudo parameters."""

# `${Name}` and `${Name.Attribute}`; with an exclamation mark in the first group, the literal `${!Name}`.
SUBSTITUTION = re.compile(r"\$\{(!?)([^}!][^}]*)\}")

_SUB_PARTS = 2


def is_intrinsic(value: object) -> bool:
    """Whether a value is an intrinsic function."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    (name,) = value
    return isinstance(name, str) and (name in ("Ref", "Condition") or name.startswith("Fn::"))


def holds_intrinsic_keys(value: object) -> bool:
    """Whether an object has functions as keys, which may add members."""
    return isinstance(value, dict) and any(str(key).startswith("Fn::") for key in value)


def split_attribute(target: Any) -> tuple[str, Any]:
    """Return the resource and the attribute of a `Fn::GetAtt`, which is a list or `"resource.attribute"`."""
    resource, attribute = target.split(".", 1) if isinstance(target, str) else target
    return resource, attribute


def split_sub(argument: Any) -> tuple[str, dict[str, Any]] | None:
    """Return the text and the variables of a `Fn::Sub`; `None` when it is malformed."""
    if isinstance(argument, str):
        return argument, {}
    is_pair = isinstance(argument, list) and len(argument) == _SUB_PARTS
    if is_pair and isinstance(argument[0], str) and isinstance(argument[1], dict) and not is_intrinsic(argument[1]):
        return argument[0], argument[1]
    return None


def text_parts(value: Any) -> list[Any]:
    """Split a text into its parts: strings, and intrinsic functions that cannot be split further."""
    if not is_intrinsic(value):
        return [value]
    [(function, argument)] = value.items()
    if function == "Fn::Sub" and (sub := split_sub(argument)):
        return _substituted(*sub)
    if function == "Fn::Join" and _is_joinable(argument):
        delimiter, items = argument
        between = [piece for item in items for piece in (delimiter, *text_parts(item))][1:]
        return [piece for piece in between if piece != ""]
    return [value]


def _is_joinable(argument: Any) -> bool:
    is_pair = isinstance(argument, list) and len(argument) == _SUB_PARTS
    if not is_pair or not isinstance(argument[0], str) or not isinstance(argument[1], list):
        return False
    return all(isinstance(item, str) or is_intrinsic(item) for item in argument[1])


def _substituted(text: str, variables: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    end = 0
    for place in SUBSTITUTION.finditer(text):
        found.append(text[end : place.start()])
        name = place[2].strip()
        if place[1]:
            found.append(f"${{{place[2]}}}")
        elif name in variables:
            found += text_parts(variables[name])
        elif "." in name:
            found.append({"Fn::GetAtt": name.split(".", 1)})
        else:
            found.append({"Ref": name})
        end = place.end()
    return [piece for piece in [*found, text[end:]] if piece != ""]
