"""A job as a plain construct of the CDK, which leaves it as it is."""

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


def cfn_construct(properties: Mapping[str, Any], odd: Collection[str]) -> tuple[str, dict[str, Any]]:
    """The class, and its props as expressions.

    Args:
        properties: The job's properties.
        odd: Those among them that `CfnJob` would refuse: `CfnResource` takes anything.
    """
    if odd or not {"Command", "Role"} <= properties.keys() <= PROPERTY_NAMES:
        return CFN_RESOURCE, {"type": "AWS::Glue::Job", "properties": dict(properties)}
    return CFN_JOB, {_snake(name): _structure(name, value) for name, value in properties.items()}


def _structure(name: str, value: Any) -> Any:
    if name not in _STRUCTURES or not isinstance(value, dict):
        return value
    named = {_snake(member): item for member, item in value.items()}
    return Call(f"{CFN_JOB}.{_STRUCTURES[name]}", named=named)


def _snake(name: str) -> str:
    return _WORD.sub("_", name).lower()
