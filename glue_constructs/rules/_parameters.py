"""The parameters of a request, read by their shapes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.rules._values import UNKNOWN, Mistyped, Unknown, resolved

if TYPE_CHECKING:
    from glue_constructs.model.shape import Shape


class Value(NamedTuple):
    """A value of the right type, or a key in a map."""

    property: str
    name: str
    """Its name in messages."""
    shape: Shape
    value: object


class Unexpected(NamedTuple):
    """A parameter that its operation or structure does not have."""

    property: str
    name: str
    owner: str
    members: tuple[str, ...]


class Missing(NamedTuple):
    """A required parameter that is missing."""

    property: str
    owner: str
    wanted: str


class Parameters:
    """The parameters of one operation, and their errors.

    Attributes:
        typed: The parameters; those of a wrong type are UNKNOWN, and those that the operation does not have are
            omitted. UNKNOWN when the parameters are not an object.
        values: Every value of the right type, including those in objects and lists.
        unexpected: The parameters that the operation does not have.
        missing: The required parameters that are missing.
        mistyped: The values of a wrong type.
    """

    def __init__(self, operation: str, shape: Shape, given: object) -> None:
        self._operation = operation
        self.values: list[Value] = []
        self.unexpected: list[Unexpected] = []
        self.missing: list[Missing] = []
        self.mistyped: list[Mistyped] = []
        read = self._read(shape, given, "")
        self.typed: dict[str, object] | Unknown = read if isinstance(read, dict) else UNKNOWN

    def _read(self, shape: Shape, given: object, path: str) -> object:
        value = resolved(given)
        if isinstance(value, Unknown):
            return value
        if not shape.is_of_kind(value):
            self.mistyped.append(Mistyped(path or "Parameters", shape.words, shape.redacted(value)))
            return UNKNOWN
        self.values.append(Value(path, path, shape, value))
        if isinstance(value, Mapping):
            return self._structure(shape, value, path) if shape.kind == "structure" else self._map(shape, value, path)
        if isinstance(value, (list, tuple)):
            return self._list(shape, value, path)
        return float(value) if isinstance(value, Decimal) else value

    def _structure(self, shape: Shape, value: Mapping[object, object], path: str) -> dict[object, object]:
        members = {key: member for key, member in value.items() if not _is_nothing(member)}
        owner = path or self._operation
        typed: dict[object, object] = {}
        for key, member in members.items():
            if _is_macro(key):
                typed[key] = member
            elif isinstance(key, str) and key in shape.members:
                typed[key] = self._read(shape.members[key], member, _at(path, key))
            else:
                self.unexpected.append(Unexpected(_at(path, key), str(key), owner, tuple(shape.members)))
        if not any(map(_is_macro, members)):
            lacking = [name for name in shape.required if name not in members]
            self.missing += [Missing(_at(path, name), owner, shape.members[name].words) for name in lacking]
        return typed

    def _map(self, shape: Shape, value: Mapping[object, object], path: str) -> dict[object, object]:
        typed: dict[object, object] = {}
        for key, member in value.items():
            if _is_macro(key):
                typed[key] = member
            elif not isinstance(key, str):
                self.mistyped.append(Mistyped(_at(path, key), "a string as key", key))
            elif not _is_nothing(member):
                if shape.key is not None:
                    self.values.append(Value(_at(path, key), f"a key of {path}", shape.key, key))
                typed[key] = member if shape.item is None else self._read(shape.item, member, _at(path, key))
        return typed

    def _list(self, shape: Shape, value: Sequence[object], path: str) -> list[object]:
        if shape.item is None:
            return list(value)
        return [self._read(shape.item, item, f"{path}[{index}]") for index, item in enumerate(value)]


def _at(path: str, key: object) -> str:
    return f"{path}.{key}" if path else str(key)


def _is_macro(key: object) -> bool:
    return isinstance(key, str) and key.startswith("Fn::")


def _is_nothing(value: object) -> bool:
    """Whether it is AWS::NoValue. For the SDKs, None is a value of a wrong type."""
    return value is not None and resolved(value) is None
