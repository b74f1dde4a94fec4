"""How the commands word what they tell."""

from __future__ import annotations

Line = tuple[tuple[str, str], ...]
"""A line of text: pieces, each with its style."""


def pluralize(count: int, noun: str) -> str:
    """A number of things: "1 job", "2 jobs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def escape_unprintable(text: str) -> str:
    """The text on one line; what would move a terminal's cursor, or colour it, is shown and not sent."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
