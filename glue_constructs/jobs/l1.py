"""From CloudFormation-style properties to the L1 construct's arguments."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from aws_cdk.aws_glue import CfnJob

if TYPE_CHECKING:
    from collections.abc import Mapping

# jsii keeps a nested dict's keys as they are and then loses them; only its own structures are converted.
_STRUCTURES = {
    "Command": CfnJob.JobCommandProperty,
    "Connections": CfnJob.ConnectionsListProperty,
    "ExecutionProperty": CfnJob.ExecutionPropertyProperty,
    "NotificationProperty": CfnJob.NotificationPropertyProperty,
}
_WORD = re.compile(r"(?<!^)(?=[A-Z])")


def cfn_arguments(properties: Mapping[str, Any]) -> dict[str, Any]:
    """CloudFormation-style properties of AWS::Glue::Job as the keyword arguments of `CfnJob`."""
    return {_snake(name): _structure(name, value) for name, value in properties.items()}


def _structure(name: str, value: Any) -> Any:
    structure = _STRUCTURES.get(name)
    return structure(**{_snake(member): item for member, item in value.items()}) if structure else value


@cache  # the same few names in every job
def _snake(name: str) -> str:
    return _WORD.sub("_", name).lower()
