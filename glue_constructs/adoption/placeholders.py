"""Placeholder characters for parts of a string that only CloudFormation knows.

With them a string with unknown parts remains a string: it can be inspected and split, and is written as an f-string.
The characters are in the private use area of Unicode's plane 15.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FIRST, _LAST = 0xF0000, 0xFFFFD
_PLACEHOLDER = re.compile(f"([{chr(_FIRST)}-{chr(_LAST)}])")


def placeholder(number: int) -> str:
    """Return the placeholder of a part, by its number."""
    return chr(_FIRST + number)


def has_placeholder(text: object) -> bool:
    """Whether a value is a string with a placeholder."""
    return isinstance(text, str) and _PLACEHOLDER.search(text) is not None


def starts_with_placeholder(text: str) -> bool:
    """Whether a string starts with a placeholder."""
    return _PLACEHOLDER.match(text) is not None


def split_placeholders(text: str) -> Iterator[str | int]:
    """Split a string into strings and the numbers of placeholders."""
    for piece in _PLACEHOLDER.split(text):
        if piece:
            yield ord(piece) - _FIRST if _PLACEHOLDER.fullmatch(piece) else piece
