"""Intrinsic functions of CloudFormation: what they are, what they are made of, and what they refer to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SUB = re.compile(r"\$\{(!?)([^}]+)\}")
_SUB_PARTS = 2
PSEUDO = "AWS::"
"""What the names of pseudo parameters begin with."""


def is_intrinsic(value: object) -> bool:
    """Whether a value is an intrinsic function."""
    if not isinstance(value, dict) or len(value) != 1:
        return False
    (name,) = value
    return isinstance(name, str) and (name in ("Ref", "Condition") or name.startswith("Fn::"))


def holds_intrinsic_keys(value: object) -> bool:
    """Whether an object has functions among its members, which would bring in more of them."""
    return isinstance(value, dict) and any(str(key).startswith("Fn::") for key in value)


def parts(value: Any) -> list[Any]:
    """What a text is put together of: texts, and intrinsic functions that cannot be taken apart."""
    if not is_intrinsic(value):
        return [value]
    [(function, argument)] = value.items()
    if function == "Fn::Sub" and isinstance(argument, str):
        return _substituted(argument, {})
    if function == "Fn::Sub" and _is_sub_with_names(argument):
        return _substituted(*argument)
    if function == "Fn::Join" and _is_joinable(argument):
        delimiter, items = argument
        between = [piece for item in items for piece in (delimiter, *parts(item))][1:]
        return [piece for piece in between if piece != ""]
    return [value]


def referred(value: Any) -> Iterator[str]:
    """The names in the template that a value refers to: parameters, resources, mappings, conditions."""
    if isinstance(value, list):
        for item in value:
            yield from referred(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _referred_by(key, item)


def _is_sub_with_names(argument: Any) -> bool:
    is_pair = isinstance(argument, list) and len(argument) == _SUB_PARTS
    return is_pair and isinstance(argument[0], str) and isinstance(argument[1], dict) and not is_intrinsic(argument[1])


def _is_joinable(argument: Any) -> bool:
    is_pair = isinstance(argument, list) and len(argument) == _SUB_PARTS
    if not is_pair or not isinstance(argument[0], str) or not isinstance(argument[1], list):
        return False
    return all(isinstance(item, str) or is_intrinsic(item) for item in argument[1])


def _substituted(text: str, names: dict[str, Any]) -> list[Any]:
    found: list[Any] = []
    end = 0
    for place in _SUB.finditer(text):
        found.append(text[end : place.start()])
        name = place[2].strip()
        if place[1]:
            found.append(f"${{{place[2]}}}")
        elif name in names:
            found += parts(names[name])
        elif "." in name:
            found.append({"Fn::GetAtt": name.split(".", 1)})
        else:
            found.append({"Ref": name})
        end = place.end()
    return [piece for piece in [*found, text[end:]] if piece != ""]


def _referred_by(function: str, argument: Any) -> Iterator[str]:
    first = argument[0] if isinstance(argument, list) and argument else argument
    if function in ("Ref", "Condition") and isinstance(argument, str):
        yield from _named(argument)
    elif function == "Fn::GetAtt" and isinstance(first, str):
        yield from _named(first.partition(".")[0])
    elif function == "Fn::Sub" and isinstance(first, str):
        own = argument[1] if _is_sub_with_names(argument) else {}
        yield from referred([piece for piece in _substituted(first, own) if not isinstance(piece, str)])
    else:
        if function in ("Fn::FindInMap", "Fn::If") and isinstance(first, str):
            yield from _named(first)
        yield from referred(argument)


def _named(name: str) -> Iterator[str]:
    if not name.startswith(PSEUDO):
        yield name
