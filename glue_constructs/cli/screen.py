"""What a person at a terminal sees, drawn by rich."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from glue_constructs.cli.closed_pipe import exit_on_closed_pipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from glue_constructs.cli.formatting import Line


class _OutputConsole(Console):
    def on_broken_pipe(self) -> None:
        exit_on_closed_pipe()


class _ErrorConsole(Console):
    def on_broken_pipe(self) -> None:
        """Go on: the result is on standard output."""


class Screen:
    """Both streams, and what is drawn on the first.

    Attributes:
        out: Standard output.
        errors: Standard error.
    """

    def __init__(self) -> None:
        self.out: Console = _OutputConsole(highlight=False)
        self.errors: Console = _ErrorConsole(stderr=True, highlight=False)

    def print_pairs(self, items: Mapping[str, object]) -> None:
        """Draw names with their values, aligned."""
        grid = Table.grid(padding=(0, 2))
        for name, value in items.items():
            grid.add_row(f"[dim]{name}[/dim]", str(value))
        self.out.print(grid)

    def print_table(
        self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: int
    ) -> None:
        """Draw a table with a frame; so many of its last columns are numbers, aligned to the right."""
        # Texts and not strings: to rich, what stands in brackets would be a style.
        rich_table = Table(title=Text(title), title_justify="left")
        first_number = len(columns) - numbers
        for place, head in enumerate(columns):
            rich_table.add_column(head, justify="right" if place >= first_number else "left")
        for row in rows:
            rich_table.add_row(*(Text(str(cell)) for cell in row))
        self.out.print(rich_table)

    def print_styled(self, styled: Iterable[Line]) -> None:
        """Draw lines in their styles."""
        for line in styled:
            self.out.print(Text.assemble(*line), soft_wrap=True)

    def print_markdown(self, text: str) -> None:
        """Draw a page."""
        from rich.markdown import Markdown  # noqa: PLC0415  # 60 ms, and for a page only

        self.out.print(Markdown(text))


SCREEN = Screen()
