"""Markdown tables and number formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, last: str = "---:") -> list[str]:
    """Return a table with text in the first column and numbers in the others, followed by an empty line.

    Args:
        head: The headings.
        rows: The cells.
        last: The alignment of the last column. Default: right, as for numbers.
    """
    lines = [head, ["---", *["---:"] * (len(head) - 2), last], *rows]
    return [*(f"| {' | '.join(line)} |" for line in lines), ""]


def ms(seconds: float) -> str:
    """Format milliseconds, with two decimals below ten."""
    return f"{seconds * 1e3:,.2f}" if abs(seconds) < 0.01 else f"{seconds * 1e3:,.0f}"


def s(seconds: float) -> str:
    """Format seconds."""
    return f"{seconds:.2f} s" if seconds < 10 else f"{seconds:,.0f} s"


def mb(size: float) -> str:
    """Format megabytes."""
    return f"{size / 1e6:,.0f} MB"


def ratio(one: float, other: float) -> str:
    """Format a ratio."""
    return f"{one / other:.2f}"
