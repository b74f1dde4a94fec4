"""Access to the members of a template, which may be malformed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def as_mapping(value: object) -> Mapping[str, Any]:
    """Return a value when it is an object, else an empty object."""
    return value if isinstance(value, Mapping) else {}


def resources_of(template: object) -> Mapping[str, Any]:
    """Return the resources of a template."""
    return as_mapping(as_mapping(template).get("Resources"))
