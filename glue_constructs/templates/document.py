"""The data of a template's text, and the places of its resources in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Place:
    """The position of a resource's name.

    Attributes:
        line: Counted from 1.
        column: Counted from 0.
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
        is_inside: Whether the line is that of the value around it instead, whose inside has no lines in JSON.
    """

    key: str
    line: int
    first_line: int | None = None
    is_inside: bool = False


@dataclass
class Document:
    """A text as data.

    Attributes:
        data: The data; intrinsic functions in their long form.
        places: The place of each member of Resources, in the order of the text.
        end: The first line after the Resources.
        duplicates: The keys that occur twice. The data has its last value, as CloudFormation takes it.
    """

    data: Any = None
    places: dict[str, Place] = field(default_factory=dict)
    end: int = 0
    duplicates: list[Duplicate] = field(default_factory=list)

    def set_place(self, resource: str, place: Place) -> None:
        """Record the place of a resource; of a name that occurs twice, the last."""
        self.places.pop(resource, None)
        self.places[resource] = place
