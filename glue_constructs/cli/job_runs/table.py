"""A table: framed at a terminal, aligned by spaces in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.cli import output
from glue_constructs.cli.wording import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.table import Table as RichTable

_STYLES = {"SUCCEEDED": "green", "FAILED": "red", "TIMEOUT": "red", "ERROR": "red", "STOPPED": "yellow"}


class Table(NamedTuple):
    """A table.

    Attributes:
        columns: Their heads.
        numbers: The heads of those that are aligned to the right.
        rows: The cells.
    """

    columns: Sequence[str]
    numbers: Sequence[str]
    rows: Sequence[Sequence[str]]


def show(table: Table) -> None:
    """Show a table."""
    if output.is_terminal():
        output.show(framed(table))
    else:
        output.plain(aligned(table))


def aligned(table: Table) -> Iterator[str]:
    """The table as lines of text."""
    rows = [table.columns, *([printable(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if head in table.numbers else cell.ljust(width)
            for head, cell, width in zip(table.columns, row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()


def framed(table: Table) -> RichTable:
    """The table for a terminal."""
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - for a terminal only
    from rich.table import Table as RichTable  # noqa: PLC0415 - the same
    from rich.text import Text  # noqa: PLC0415 - the same

    drawn = RichTable(box=SIMPLE_HEAD)
    for place, head in enumerate(table.columns):
        # Where it gets narrow, names and the last words are folded, and nothing else.
        is_folded = place in (0, len(table.columns) - 1)
        drawn.add_column(
            head, justify="right" if head in table.numbers else "left", no_wrap=not is_folded, overflow="fold"
        )
    for row in table.rows:
        # Texts and not strings: to rich, what stands in brackets would be a style.
        drawn.add_row(*(Text(printable(cell), style=_STYLES.get(cell.partition(" ")[0], "")) for cell in row))
    return drawn
