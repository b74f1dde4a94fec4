"""What a reader of the app has to know of a job: comments above it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WIDTH = 88


def comment_block(sentences: Iterable[str], *, indent: int) -> list[str]:
    """Sentences as comments, each beginning on a line of its own.

    They hold names and values of others: whatever could end a line is written as an escape.
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
    """The text with an escape in the place of each character that cannot be seen."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in text)
