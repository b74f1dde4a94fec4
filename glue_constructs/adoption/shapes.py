"""Conversion of a job's properties to the types of AWS::Glue::Job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.model.job_schema import JOB_PROPERTIES
from glue_constructs.model.scalars import flag_of, number_of, text_of
from glue_constructs.templates.intrinsics import holds_intrinsic_keys, is_intrinsic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from glue_constructs.model.job_schema import Property
    from glue_constructs.model.shape import Kind

_NO_VALUE = {"Ref": "AWS::NoValue"}


class Unreadable(Exception):
    """A value that cannot be converted to its property's type."""


def normalize(properties: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Convert properties to their types, and drop empty ones.

    Returns:
        The properties, each of its type or an intrinsic function; and the names of those that cannot be converted,
        which are among them unchanged.
    """
    normalized: dict[str, Any] = {}
    unreadable: list[str] = []
    for name, value in properties.items():
        try:
            read = _SHAPES.get(name, _unchanged)(value) if is_set(value) else None
        except Unreadable:
            unreadable.append(name)
            read = value
        if is_set(read):
            normalized[name] = read
    return normalized, unreadable


def is_set(value: object) -> bool:
    """Whether a value sets its property: it is neither empty nor ``AWS::NoValue``."""
    return value is not None and value != _NO_VALUE and value not in ({}, [])


def _unchanged(value: Any) -> Any:
    return value


def _scalar(value: Any, read: Callable[[object], object | None]) -> Any:
    if is_intrinsic(value):
        return value
    scalar = read(value)
    if scalar is None:
        raise Unreadable
    return scalar


def _text(value: Any) -> Any:
    return _scalar(value, text_of)


def _number(value: Any) -> Any:
    return _scalar(value, number_of)


def _whole(value: Any) -> Any:
    number = _number(value)
    if isinstance(number, float) or (isinstance(number, int) and number < 0):
        raise Unreadable
    return number


def _flag(value: Any) -> Any:
    return _scalar(value, flag_of)


def _texts(value: Any) -> Any:
    if not isinstance(value, list):
        raise Unreadable
    return [_text(item) for item in value]


def _map(value: Any) -> Any:
    if is_intrinsic(value):
        return value
    if not isinstance(value, dict) or holds_intrinsic_keys(value):
        raise Unreadable
    return {str(key): _text(item) for key, item in value.items() if item not in (None, _NO_VALUE)}


def _structure(**members: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if is_intrinsic(value):
            return value
        if not isinstance(value, dict) or not value.keys() <= members.keys():
            raise Unreadable
        read = {name: members[name](item) for name, item in value.items() if is_set(item)}
        return {name: item for name, item in read.items() if is_set(item)}

    return read


_READERS: dict[Kind, Callable[[Any], Any]] = {
    "boolean": _flag,
    "double": _number,
    "integer": _whole,
    "list": _texts,
    "map": _map,
    "string": _text,
}


def _reader(row: Property) -> Callable[[Any], Any]:
    if row.members:
        return _structure(**{member.name: _reader(member) for member in row.members})
    return _READERS[row.kind]


_SHAPES = {row.name: _reader(row) for row in JOB_PROPERTIES}
