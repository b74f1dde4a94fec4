"""Texts of which a part is known only to CloudFormation: one character stands for each such part.

So a text with an unknown part is still a text: it can be looked at and split as one, and it is written as an f-string.
The characters are private ones, of Unicode's plane 15.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST, _LAST = 0xF0000, 0xFFFFD
_PLACE = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


def placeholder(number: int) -> str:
    """The character that stands for a part, by its number."""
    return chr(_FIRST + number)


def has_placeholder(text: object) -> bool:
    """Whether a text has an unknown part."""
    return isinstance(text, str) and _PLACE.search(text) is not None


def starts_with_placeholder(text: str) -> bool:
    """Whether nobody knows what a text begins with."""
    return _PLACE.match(text) is not None


def split_placeholders(text: str) -> Iterator[str | int]:
    """What a text is made of: texts, and the numbers of unknown parts."""
    for piece in _PLACE.split(text):
        if piece:
            yield ord(piece) - _FIRST if _PLACE.fullmatch(piece) else piece
