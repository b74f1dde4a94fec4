"""A fast check of a call's parameters. What it accepts, botocore's validator accepts too; it may reject more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.model import Shape

    Check = Callable[[Any], bool]

_SCALARS: dict[str, type | tuple[type, ...]] = {
    "boolean": bool,
    "integer": int,
    "long": int,
    "float": (float, int),
    "double": (float, int),
}
_checks: dict[int, Check] = {}
_shapes: list[Shape] = []
"""Keeps the shapes alive, whose ids are the keys of the checks."""


def compiled_check(shape: Shape) -> Check:
    """Return the check of a shape."""
    check = _checks.get(id(shape))
    if check is None:
        _shapes.append(shape)
        check = _checks[id(shape)] = _compile(shape)
    return check


def _compile(shape: Shape) -> Check:
    kind = shape.type_name
    if kind == "structure":
        return _structure(shape)
    if kind == "map":
        return _map(shape)
    if kind == "list":
        return _list(shape)
    least = shape.metadata.get("min", 0)
    if kind == "string":
        return lambda value: isinstance(value, str) and len(value) >= least
    if kind in _SCALARS:
        types = _SCALARS[kind]
        return lambda value: isinstance(value, types) and value >= least
    return lambda _value: False  # left to botocore


def _structure(shape: Any) -> Check:
    required = set(shape.required_members)
    members: dict[str, Check] = {}

    def check(value: Any) -> bool:
        if not members:
            members.update({name: compiled_check(member) for name, member in shape.members.items()})
        if not isinstance(value, dict) or not required <= value.keys():
            return False
        return all(name in members and members[name](item) for name, item in value.items())

    return check


def _map(shape: Any) -> Check:
    of_key, of_value = compiled_check(shape.key), compiled_check(shape.value)
    least = shape.metadata.get("min", 0)
    return lambda value: (
        isinstance(value, dict)
        and len(value) >= least
        and all(of_key(name) and of_value(item) for name, item in value.items())
    )


def _list(shape: Any) -> Check:
    of_item = compiled_check(shape.member)
    least = shape.metadata.get("min", 0)
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(of_item, value))
