"""Tables on a screen: with a frame at a terminal, aligned by spaces in a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.cli import output

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.cli.costs.text import Section


def show(section: Section) -> None:
    """Show a table and its notes."""
    if output.is_terminal():
        _framed(section)
        output.lines(((note, ""),) for note in (*section.notes, ""))
    else:
        output.plain((*aligned(section), *section.notes, ""))


def aligned(section: Section) -> Iterator[str]:
    """The table as lines of text."""
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


def _framed(section: Section) -> None:
    from rich.table import Table  # noqa: PLC0415 - for a terminal only
    from rich.text import Text  # noqa: PLC0415 - the same

    # Texts and not strings: to rich, what stands in brackets would be a style.
    table = Table(title=Text(section.title), title_justify="left")
    first_number = len(section.columns) - section.numbers
    for place, head in enumerate(section.columns):
        table.add_column(head, justify="right" if place >= first_number else "left")
    for row in section.rows:
        table.add_row(*map(Text, row))
    output.show(table)
