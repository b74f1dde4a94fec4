"""What a template's text says, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Place:
    """Where a resource's name stands.

    Attributes:
        line: Counted from 1.
        column: Counted from 0.
    """

    line: int
    column: int = 0


@dataclass
class Document:
    """A text as data.

    Attributes:
        data: The data; intrinsic functions in their long form.
        places: Where each member of Resources stands, in the order of the text.
        end: The first line after the Resources.
    """

    data: Any = None
    places: dict[str, Place] = field(default_factory=dict)
    end: int = 0
