"""Tables of runs: with borders at a terminal, aligned by spaces in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.cli import output
from glue_constructs.cli.formatting import escape_unprintable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class Table(NamedTuple):
    """A table.

    Attributes:
        columns: The column headings.
        numbers: The headings of the columns that are aligned to the right.
        rows: The cells.
    """

    columns: Sequence[str]
    numbers: Sequence[str]
    rows: Sequence[Sequence[str]]


def print_table(table: Table) -> None:
    """Print a table."""
    if output.is_terminal():
        from glue_constructs.cli.job_runs.rich_table import rich_table  # noqa: PLC0415  # rich, for a terminal only

        output.screen().out.print(rich_table(*table))
    else:
        output.print_lines(align_columns(table))


def align_columns(table: Table) -> Iterator[str]:
    """Return the table as lines of text."""
    rows = [table.columns, *([escape_unprintable(cell) for cell in row] for row in table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (
            cell.rjust(width) if head in table.numbers else cell.ljust(width)
            for head, cell, width in zip(table.columns, row, widths, strict=True)
        )
        yield "  ".join(cells).rstrip()
