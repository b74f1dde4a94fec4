"""Output to a terminal, with rich."""

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
        """Ignore it: the result is on standard output."""


class Screen:
    """The consoles of both standard streams, with methods that print results to the first.

    Attributes:
        out: Standard output.
        errors: Standard error.
    """

    def __init__(self) -> None:
        self.out: Console = _OutputConsole(highlight=False)
        self.errors: Console = _ErrorConsole(stderr=True, highlight=False)

    def print_pairs(self, items: Mapping[str, object]) -> None:
        """Print names with their values, aligned."""
        grid = Table.grid(padding=(0, 2))
        for name, value in items.items():
            grid.add_row(f"[dim]{name}[/dim]", str(value))
        self.out.print(grid)

    def print_table(
        self, title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, numbers: int
    ) -> None:
        """Print a table with borders; the last `numbers` columns are aligned to the right."""
        # `Text`, not `str`: rich would interpret square brackets in a string as a style.
        rich_table = Table(title=Text(title), title_justify="left")
        first_number = len(columns) - numbers
        for place, head in enumerate(columns):
            rich_table.add_column(head, justify="right" if place >= first_number else "left")
        for row in rows:
            rich_table.add_row(*(Text(str(cell)) for cell in row))
        self.out.print(rich_table)

    def print_styled(self, styled: Iterable[Line]) -> None:
        """Print styled lines."""
        for line in styled:
            self.out.print(Text.assemble(*line), soft_wrap=True)

    def print_markdown(self, text: str) -> None:
        """Print rendered Markdown."""
        from rich.markdown import Markdown  # noqa: PLC0415  # 60 ms, needed by `explain` only

        self.out.print(Markdown(text))


SCREEN = Screen()
