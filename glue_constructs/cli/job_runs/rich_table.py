"""Tables of runs for a terminal, with rich."""

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
    """Create a rich table.

    Args:
        columns: The column headings.
        numbers: The headings of the columns that are aligned to the right.
        rows: The cells.
    """
    table = Table(box=SIMPLE_HEAD)
    for index, heading in enumerate(columns):
        # In a narrow terminal only the first column (names) and the last (messages) wrap.
        wraps = index in (0, len(columns) - 1)
        table.add_column(heading, justify="right" if heading in numbers else "left", no_wrap=not wraps, overflow="fold")
    for row in rows:
        # `Text`, not `str`: rich would interpret square brackets in a string as a style.
        table.add_row(*(Text(escape_unprintable(cell), style=_STYLES.get(cell.partition(" ")[0], "")) for cell in row))
    return table
