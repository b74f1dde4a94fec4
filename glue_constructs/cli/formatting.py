"""Formatting of text in the output of the commands."""

from __future__ import annotations

Line = tuple[tuple[str, str], ...]
"""A line of styled text: pairs of a text and its rich style."""


def pluralize(count: int, noun: str) -> str:
    """Return a number with its noun: "1 job", "2 jobs"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def escape_unprintable(text: str) -> str:
    """Escape characters that are not printable, such as line breaks and terminal control sequences."""
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
