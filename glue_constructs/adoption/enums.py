"""The members of this library's enums, by value: `glue_constructs` itself needs aws_cdk and Node to be imported.

A test holds these and the enums equal.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.expressions import Code

if TYPE_CHECKING:
    from collections.abc import Iterable


def _members(values: Iterable[str], prefix: str = "") -> dict[str, str]:
    return {value: prefix + re.sub(r"\W", "_", value).upper() for value in values}


MEMBERS: dict[str, dict[str, str]] = {
    "DataLakeFormat": _members(["hudi", "delta", "iceberg"]),
    "ExecutionClass": _members(["STANDARD", "FLEX"]),
    "GlueVersion": _members(["3.0", "4.0", "5.0", "5.1", "6.0"], "V"),
    "JobMode": _members(["SCRIPT", "VISUAL", "NOTEBOOK"]),
    "LibrarySet": _members(["analytics", "none"]),
    "WorkerType": _members(
        [
            *("Standard", "G.025X", "G.1X", "G.2X", "G.4X", "G.8X", "G.12X", "G.16X"),
            *("R.1X", "R.2X", "R.4X", "R.8X"),
        ]
    ),
}


def member(enum: str, value: Any) -> Any:
    """The member of an enum; the value itself where it has none for it, which its prop takes as well."""
    name = MEMBERS[enum].get(value) if isinstance(value, str) else None
    return Code(f"{enum}.{name}") if name else value
