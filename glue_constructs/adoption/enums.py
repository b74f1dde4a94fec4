"""Members of this library's enums in the generated app."""

from __future__ import annotations

from typing import Any

from glue_constructs.adoption.expressions import Code
from glue_constructs.model.choices import DataLakeFormat, ExecutionClass, JobMode, LibrarySet
from glue_constructs.model.enums import GlueVersion, WorkerType

_ENUMS = {
    enum.__name__: enum for enum in (DataLakeFormat, ExecutionClass, GlueVersion, JobMode, LibrarySet, WorkerType)
}


def enum_member(enum: str, value: Any) -> Any:
    """Return the expression of an enum's member, or the value itself, which the prop accepts too, if there is none."""
    names = {each.value: name for name, each in _ENUMS[enum].__members__.items()}
    return Code(f"{enum}.{names[value]}") if isinstance(value, str) and value in names else value
