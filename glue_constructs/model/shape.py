"""What a parameter of a request may be, in the terms of the API's model."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, NamedTuple

Kind = Literal["string", "integer", "double", "boolean", "list", "map", "structure"]

# No SDK turns one type into another, and the service does not either.
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
    """What a string must match from its first character to its last, and how a message says it."""

    # Compiled when it is asked: most are of requests, and jobs are judged without them.
    pattern: str
    words: str

    def fits(self, text: str) -> bool:
        """Whether a text matches."""
        return re.fullmatch(self.pattern, text) is not None


@dataclass(frozen=True)
class Shape:
    """What a value may be.

    Attributes:
        kind: Its type.
        min: The least that a number may be, or the fewest characters, items or members; `None` without a limit.
        max: The same for the most.
        form: What a string must look like.
        enum: The only strings allowed; empty when any is, or when the service keeps adding to them.
        key: The keys of a map.
        item: The items of a list, or the values of a map; `None` when they are not looked at.
        members: The members of a structure.
        required: The members that a structure must have.
        secret: Whether a message must not show the value.
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
        """Its type in words."""
        return _WORDS[self.kind]

    @property
    def range(self) -> str:
        """Its limits in words, "1 to 255 characters"."""
        unit = _UNITS.get(self.kind, "")
        if self.min and self.max is not None:
            return f"{self.min} to {self.max}{unit}"
        return f"{self.min} or more{unit}" if self.max is None else f"at most {self.max}{unit}"

    def is_of_kind(self, value: object) -> bool:
        """Whether a value is of its type; to Python, but not to the API, a boolean is a number."""
        if isinstance(value, bool):
            return self.kind == "boolean"
        return isinstance(value, _TYPES[self.kind])

    def shown(self, value: object) -> object:
        """What a message may show of a value."""
        if not self.secret:
            return value
        return f"<a literal of {len(value)} characters>" if isinstance(value, str) else f"<a {type(value).__name__}>"
