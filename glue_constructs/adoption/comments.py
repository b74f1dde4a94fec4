"""Comments in the generated app."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 88


def comment_block(sentences: Iterable[str], *, indent: int) -> list[str]:
    """Format sentences as comments, each on a new line.

    They contain names and values from the source: unprintable characters, which could end a line, are escaped.
    """
    before = " " * indent
    lines = []
    for sentence in sentences:
        lines += textwrap.wrap(
            escape_unprintable(sentence),
            _WIDTH,
            initial_indent=f"{before}# ",
            subsequent_indent=f"{before}#   ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return lines


def escape_unprintable(text: str) -> str:
    """Replace each unprintable character with an escape sequence."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)
