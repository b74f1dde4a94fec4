"""From CloudFormation-style properties to the L1 construct's arguments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue import CfnJob

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping

# jsii keeps a nested dict's keys as they are and then loses them; only its own structures are converted.
_STRUCTURES = {
    "Command": CfnJob.JobCommandProperty,
    "Connections": CfnJob.ConnectionsListProperty,
    "ExecutionProperty": CfnJob.ExecutionPropertyProperty,
    "NotificationProperty": CfnJob.NotificationPropertyProperty,
}
# What of the properties is a plain value; what of them is a bool, the rules judge whole.
_TEXTS = ("Name", "Description", "GlueVersion", "WorkerType", "ExecutionClass", "JobMode", "MaintenanceWindow")
_NUMBERS = ("NumberOfWorkers", "MaxCapacity", "MaxRetries", "MaxConcurrentRuns")
_PROPS = {"Name": "job_name"}  # the others bear the property's name
_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def cfn_arguments(properties: Mapping[str, Any]) -> dict[str, Any]:
    """CloudFormation-style properties of AWS::Glue::Job as the keyword arguments of `CfnJob`."""
    return {_snake(name): _structure(name, value) for name, value in properties.items()}


def require_types(properties: Mapping[str, Any]) -> None:
    """Refuse what CloudFormation would convert, so that no rule finds it, and the L1 construct does not take.

    Raises:
        InvalidInput: With every property of the wrong type, by its prop's name.
    """
    values = {**properties, **properties.get("ExecutionProperty", {})}
    wanted = ((_TEXTS, str, "a string"), (_NUMBERS, (int, float), "a number"))
    faults = [
        f"{_PROPS.get(name) or _snake(name)} must be {what}, got {values[name]!r}{_meant(values[name])}"
        for names, kind, what in wanted
        for name in names
        if name in values and not isinstance(values[name], kind)
    ]
    if faults:
        raise InvalidInput("; ".join(faults))


def _meant(value: object) -> str:
    """The end of a message: the number or the text that was meant by the other."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return f": write {str(value)!r}"
    return f": write {value}" if isinstance(value, str) and value.replace(".", "", 1).isdecimal() else ""


def _structure(name: str, value: Any) -> Any:
    structure = _STRUCTURES.get(name)
    return structure(**{_snake(member): item for member, item in value.items()}) if structure else value


@cache  # the same few names in every job
def _snake(name: str) -> str:
    return _WORD.sub("_", name).lower()
