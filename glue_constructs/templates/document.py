"""The data of a template, and the positions of its resources in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Place:
    """The position of a resource's name.

    Attributes:
        line: The line, from 1.
        column: The column, from 0.
    """

    line: int
    column: int = 0


@dataclass(frozen=True)
class Duplicate:
    """A key that an object has twice.

    Attributes:
        key: The key.
        line: The line of its second occurrence.
        first_line: The line of its first occurrence; `None` in JSON, where it is not known.
        is_inside: Whether `line` is that of the surrounding value: the reader of JSON has no lines inside a value.
    """

    key: str
    line: int
    first_line: int | None = None
    is_inside: bool = False


@dataclass
class Document:
    """A parsed template.

    Attributes:
        data: The data; intrinsic functions in their long form.
        places: The position of each member of Resources, in the order of the text.
        end: The first line after the Resources.
        duplicates: The keys that occur twice. The data has the last value, as in CloudFormation.
    """

    data: Any = None
    places: dict[str, Place] = field(default_factory=dict)
    end: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)

    def set_place(self, resource: str, place: Place) -> None:
        """Record the position of a resource; the last one of a repeated name."""
        self.places.pop(resource, None)
        self.places[resource] = place
