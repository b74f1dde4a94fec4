"""Types and limits of request parameters, as in the API model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["string", "integer", "double", "boolean", "list", "map", "structure"]

# Neither the SDKs nor the service convert types.
_TYPES: dict[Kind, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "double": (int, float, Decimal),
    "boolean": (bool,),
    "list": (list, tuple),
    "map": (Mapping,),
    "structure": (Mapping,),
}
_WORDS: dict[Kind, str] = {
    "string": "a string",
    "integer": "a whole number",
    "double": "a number",
    "boolean": "true or false",
    "list": "a list",
    "map": "an object",
    "structure": "an object",
}
_UNITS: dict[Kind, str] = {"string": " characters", "list": " items", "map": " members"}


class Form(NamedTuple):
    """The pattern of an entire string, and its description in messages."""

    # Compiled when it is used: most belong to requests, and checks of jobs do not need them.
    pattern: str
    words: str

    def fits(self, text: str) -> bool:
        """Whether a string matches."""
        return re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True)
class Shape:
    """The type and the limits of a value.

    Attributes:
        kind: Its type.
        min: The minimum of a number, or of the number of characters, items or members; `None` without a limit.
        max: The maximum, like `min`.
        form: The pattern of a string.
        enum: The allowed strings; empty when any is allowed, or when the service adds new ones.
        key: The keys of a map.
        item: The items of a list, or the values of a map; `None` when they are not checked.
        members: The members of a structure.
        required: The required members of a structure.
        secret: Whether messages must not show the value.
    """

    kind: Kind
    min: int | None = None
    max: int | None = None
    form: Form | None = None
    enum: tuple[str, ...] = ()
    key: Shape | None = None
    item: Shape | None = None
    members: Mapping[str, Shape] = field(default_factory=dict)
    required: tuple[str, ...] = ()
    secret: bool = False

    @property
    def words(self) -> str:
        """The type in messages, "a string"."""
        return _WORDS[self.kind]

    @property
    def range(self) -> str:
        """The limits in messages, "1 to 255 characters"."""
        unit = _UNITS.get(self.kind, "")
        if self.min and self.max is not None:
            return f"{self.min} to {self.max}{unit}"
        return f"{self.min} or more{unit}" if self.max is None else f"at most {self.max}{unit}"

    def is_of_kind(self, value: object) -> bool:
        """Whether a value is of the type; in Python, but not in the API, a boolean is a number."""
        if isinstance(value, bool):
            return self.kind == "boolean"
        return isinstance(value, _TYPES[self.kind])

    def redacted(self, value: object) -> object:
        """Return what messages may show of a value."""
        if not self.secret:
            return value
        return f"<a literal of {len(value)} characters>" if isinstance(value, str) else f"<a {type(value).__name__}>"
