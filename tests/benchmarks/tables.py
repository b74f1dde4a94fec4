"""Tables in Markdown, and numbers as a person reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, last: str = "---:") -> list[str]:
    """A table whose first column is text and whose others are numbers; it ends with an empty line.

    Args:
        head: The headings.
        rows: The cells.
        last: How the last column is set. Left out: as numbers are.
    """
    lines = [head, ["---", *["---:"] * (len(head) - 2), last], *rows]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def ms(seconds: float) -> str:
    """Milliseconds, two places below ten."""
    return f"{seconds * 1e3:,.2f}" if abs(seconds) < 0.01 else f"{seconds * 1e3:,.0f}"


def s(seconds: float) -> str:
    """Seconds."""
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def mb(size: float) -> str:
    """Megabytes."""
    return f"{size / 1e6:,.0f} MB"


def ratio(one: float, other: float) -> str:
    """How many times the other."""
    return f"{one / other:.2f}"
