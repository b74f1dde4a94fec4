"""The intrinsic functions whose result depends only on their arguments."""

from __future__ import annotations

import base64
import ipaddress
import itertools
import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable


def format_scalar(value: Any) -> str:
    """Return a scalar as CloudFormation writes it: booleans in lower case."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _join(argument: list[Any]) -> str:
    delimiter, items = argument
    return str(delimiter).join(format_scalar(item) for item in items)


def _select(argument: list[Any]) -> Any:
    index, items = int(argument[0]), argument[1]
    if not 0 <= index < len(items):
        raise ValidationError(f"Template error: Fn::Select cannot select nonexistent value at index {index}")
    return items[index]


def _cidr(argument: list[Any]) -> list[str]:
    block, count, bits = str(argument[0]), int(argument[1]), int(argument[2])
    network = ipaddress.ip_network(block)
    subnets = network.subnets(new_prefix=network.max_prefixlen - bits)
    return [str(subnet) for subnet in itertools.islice(subnets, count)]


# Each takes its evaluated argument.
INTRINSICS: dict[str, Callable[[Any], Any]] = {
    "Fn::Base64": lambda argument: base64.b64encode(str(argument).encode()).decode(),
    "Fn::Cidr": _cidr,
    "Fn::Join": _join,
    "Fn::Length": len,
    "Fn::Select": _select,
    "Fn::Split": lambda argument: str(argument[1]).split(str(argument[0])),
    "Fn::ToJsonString": lambda argument: json.dumps(argument, separators=(",", ":")),
}
