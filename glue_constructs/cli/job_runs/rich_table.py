"""A table for a terminal, drawn by rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from glue_constructs.cli.formatting import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Sequence

_STYLES = {"SUCCEEDED": "green", "FAILED": "red", "TIMEOUT": "red", "ERROR": "red", "STOPPED": "yellow"}


def rich_table(columns: Sequence[str], numbers: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Draw a table.

    Args:
        columns: The heads of its columns.
        numbers: The heads of those that are aligned to the right.
        rows: The cells.
    """
    drawn = Table(box=SIMPLE_HEAD)
    for place, head in enumerate(columns):
        # Where it gets narrow, names and the last words are folded, and nothing else.
        is_folded = place in (0, len(columns) - 1)
        drawn.add_column(head, justify="right" if head in numbers else "left", no_wrap=not is_folded, overflow="fold")
    for row in rows:
        # Texts and not strings: to rich, what stands in brackets would be a style.
        drawn.add_row(*(Text(escape_unprintable(cell), style=_STYLES.get(cell.partition(" ")[0], "")) for cell in row))
    return drawn
