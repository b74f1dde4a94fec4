"""How commands talk: to a person at a terminal, or to a pipe."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, NoReturn

import typer
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_out = Console(highlight=False)
_err = Console(stderr=True, highlight=False)


def pairs(items: Mapping[str, object]) -> None:
    """Show names with their values: aligned at a terminal, separated by a tab in a pipe."""
    if _out.is_terminal:
        grid = Table.grid(padding=(0, 2))
        for name, value in items.items():
            grid.add_row(f"[dim]{name}[/dim]", str(value))
        _out.print(grid)
    else:
        plain(f"{name}\t{value}" for name, value in items.items())


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Show a table: with a frame at a terminal, lines separated by tabs in a pipe."""
    if _out.is_terminal:
        framed = Table(*columns, title=title, title_justify="left")
        for row in rows:
            framed.add_row(*(str(cell) for cell in row))
        _out.print(framed)
    else:
        plain("\t".join(str(cell) for cell in row) for row in rows)


def plain(lines: Iterable[str]) -> None:
    """Write lines as they are, for a shell to read."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def exports(variables: Mapping[str, str]) -> None:
    """Write the lines by which a shell takes variables over."""
    plain(f"export {name}={shlex.quote(value)}" for name, value in variables.items())


def note(text: str) -> None:
    """Tell a person something that is not part of the result."""
    _err.print(text, markup=False, soft_wrap=True)


def fail(text: str, *, code: int = 1) -> NoReturn:
    """Say what is wrong, and end."""
    # No markup: to rich, what stands in brackets in `glue-constructs[local]` would be a style.
    _err.print(text, style="red", markup=False, soft_wrap=True)
    raise typer.Exit(code)
