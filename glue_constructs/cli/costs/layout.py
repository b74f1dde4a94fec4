"""Tables of costs: with borders at a terminal, aligned by spaces in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.costs.text import Section


def print_section(section: Section) -> None:
    """Print a table and its notes."""
    if output.is_terminal():
        output.screen().print_table(section.title, section.columns, section.rows, numbers=section.numbers)
        output.print_styled(((note, ""),) for note in (*section.notes, ""))
    else:
        output.print_lines((*align_section(section), *section.notes, ""))


def align_section(section: Section) -> Iterator[str]:
    """Return the table as lines of text."""
    rows = [section.columns, *section.rows]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    first_number = len(widths) - section.numbers
    yield section.title
    for row in rows:
        cells = (
            cell.rjust(width) if place >= first_number else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield f"  {'  '.join(cells)}".rstrip()
