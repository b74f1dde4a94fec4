"""A job as an L1 construct, which does not change its properties."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Call
from glue_constructs.model.job_schema import PROPERTY_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

CFN_JOB, CFN_RESOURCE = "glue.CfnJob", "cdk.CfnResource"

_STRUCTURES = {
    "Command": "JobCommandProperty",
    "Connections": "ConnectionsListProperty",
    "ExecutionProperty": "ExecutionPropertyProperty",
    "NotificationProperty": "NotificationPropertyProperty",
}
_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def cfn_construct(properties: Mapping[str, Any], unreadable: Collection[str]) -> tuple[str, dict[str, Any]]:
    """Return the L1 class of a job, and its props as expressions.

    Args:
        properties: The job's properties.
        unreadable: The names of the properties that `CfnJob` would refuse; then the class is `CfnResource`, which
            accepts any properties.
    """
    if unreadable or not {"Command", "Role"} <= properties.keys() <= PROPERTY_NAMES:
        return CFN_RESOURCE, {"type": "AWS::Glue::Job", "properties": dict(properties)}
    return CFN_JOB, {_snake(name): _structure(name, value) for name, value in properties.items()}


def _structure(name: str, value: Any) -> Any:
    if name not in _STRUCTURES or not isinstance(value, dict):
        return value
    named = {_snake(member): item for member, item in value.items()}
    return Call(f"{CFN_JOB}.{_STRUCTURES[name]}", named=named)


def _snake(name: str) -> str:
    return _WORD.sub("_", name).lower()
