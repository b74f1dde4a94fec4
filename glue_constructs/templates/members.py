"""The members of a template, any of which may be junk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def as_mapping(value: object) -> Mapping[str, Any]:
    """The value when it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def resources_of(template: object) -> Mapping[str, Any]:
    """The resources of a template."""
    return as_mapping(as_mapping(template).get("Resources"))
