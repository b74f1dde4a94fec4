"""Conversion of CloudFormation properties to arguments of the L1 construct."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue import CfnJob

from glue_constructs.errors import InvalidInput
from glue_constructs.model.job_schema import JOB_PROPERTIES, snake_case

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from glue_constructs.model.job_schema import Property
    from glue_constructs.model.shape import Kind

_snake_case = cache(snake_case)  # every job has the same few names

# jsii does not convert the keys of a nested dict and then drops them; it converts its own structs only.
_STRUCTURES = {
    "Command": CfnJob.JobCommandProperty,
    "Connections": CfnJob.ConnectionsListProperty,
    "ExecutionProperty": CfnJob.ExecutionPropertyProperty,
    "NotificationProperty": CfnJob.NotificationPropertyProperty,
}
_PROPERTIES = {row.name: row for row in JOB_PROPERTIES}
# Bools are not in this table: the rules check their type, too.
_TYPES: dict[Kind, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "a string"),
    "integer": ((int, float), "a number"),
    "double": ((int, float), "a number"),
}


def cfn_arguments(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Convert CloudFormation properties of AWS::Glue::Job to keyword arguments of `CfnJob`."""
    return {_snake_case(name): _structure(name, value) for name, value in properties.items()}


def require_types(properties: Mapping[str, Any]) -> None:
    """Refuse values that CloudFormation would convert (so no rule reports them) but the L1 construct does not take.

    Raises:
        InvalidInput: Properties have the wrong type; the message has all of them, by the names of their props.
    """
    wrong = [
        (row, value)
        for row, value in _set_values(properties)
        if row.kind in _TYPES and not isinstance(value, _TYPES[row.kind][0])
    ]
    # Strings first.
    faults = [
        f"{row.prop} must be {_TYPES[row.kind][1]}, got {value!r}{_hint(value)}"
        for row, value in sorted(wrong, key=lambda each: each[0].kind != "string")
    ]
    if faults:
        raise InvalidInput("; ".join(faults))


def _set_values(properties: Mapping[str, Any]) -> Iterator[tuple[Property, object]]:
    """Return the values that props set, those in structures too, each with its property."""
    for name, value in properties.items():
        row = _PROPERTIES[name]
        if row.members:
            yield from ((each, value[each.name]) for each in row.members if each.prop and each.name in value)
        elif row.prop:
            yield row, value


def _hint(value: object) -> str:
    """Return the end of a message: the same value as a string or as a number."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f": write {str(value)!r}"
    return f": write {value}" if isinstance(value, str) and value.replace(".", "", 1).isdecimal() else ""


def _structure(name: str, value: Any) -> Any:
    structure = _STRUCTURES.get(name)
    return structure(**{_snake_case(member): item for member, item in value.items()}) if structure else value
