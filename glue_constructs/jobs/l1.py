"""From CloudFormation-style properties to the L1 construct's arguments."""

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

_snake_case = cache(snake_case)  # the same few names in every job

# jsii keeps a nested dict's keys as they are and then loses them; only its own structures are converted.
_STRUCTURES = {
    "Command": CfnJob.JobCommandProperty,
    "Connections": CfnJob.ConnectionsListProperty,
    "ExecutionProperty": CfnJob.ExecutionPropertyProperty,
    "NotificationProperty": CfnJob.NotificationPropertyProperty,
}
_ROWS = {row.name: row for row in JOB_PROPERTIES}
# What is a bool, the rules judge whole.
_TYPES: dict[Kind, tuple[tuple[type, ...], str]] = {
    "string": ((str,), "a string"),
    "integer": ((int, float), "a number"),
    "double": ((int, float), "a number"),
}


def cfn_arguments(properties: Mapping[str, Any]) -> dict[str, Any]:
    """CloudFormation-style properties of AWS::Glue::Job as the keyword arguments of `CfnJob`."""
    return {_snake_case(name): _structure(name, value) for name, value in properties.items()}


def require_types(properties: Mapping[str, Any]) -> None:
    """Refuse what CloudFormation would convert, so that no rule finds it, and the L1 construct does not take.

    Raises:
        InvalidInput: With every property of the wrong type, by its prop's name.
    """
    wrong = [
        (row, value)
        for row, value in _values(properties)
        if row.kind in _TYPES and not isinstance(value, _TYPES[row.kind][0])
    ]
    # Texts first, as a person reads them: names before numbers.
    faults = [
        f"{row.prop} must be {_TYPES[row.kind][1]}, got {value!r}{_meant(value)}"
        for row, value in sorted(wrong, key=lambda each: each[0].kind != "string")
    ]
    if faults:
        raise InvalidInput("; ".join(faults))


def _values(properties: Mapping[str, Any]) -> Iterator[tuple[Property, object]]:
    """The values that props have set, those inside of structures too, each with its row."""
    for name, value in properties.items():
        row = _ROWS[name]
        if row.members:
            yield from ((each, value[each.name]) for each in row.members if each.prop and each.name in value)
        elif row.prop:
            yield row, value


def _meant(value: object) -> str:
    """The end of a message: the number or the text that was meant by the other."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f": write {str(value)!r}"
    return f": write {value}" if isinstance(value, str) and value.replace(".", "", 1).isdecimal() else ""


def _structure(name: str, value: Any) -> Any:
    structure = _STRUCTURES.get(name)
    return structure(**{_snake_case(member): item for member, item in value.items()}) if structure else value
