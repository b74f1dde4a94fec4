"""How commands talk: to a person at a terminal, or to a pipe."""

from __future__ import annotations

import os
import shlex
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

import typer

from glue_constructs.cli import terminal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rich.console import Console, RenderableType
    from rich.live import Live

# What a shell reports of a process that SIGPIPE ended.
_CLOSED_PIPE = 141


Line = tuple[tuple[str, str], ...]
"""A line of text: pieces, each with its style."""


def is_terminal() -> bool:
    """Whether the result goes to a person at a terminal."""
    return terminal.may_be(sys.stdout) and _out().is_terminal


def show(rendered: RenderableType) -> None:
    """Show what rich renders; for a terminal."""
    _out().print(rendered)


def live(render: Callable[[], RenderableType]) -> Live:
    """A display that is rendered anew all the time, once it is started; for a terminal."""
    from rich.live import Live  # noqa: PLC0415 - for a terminal only, and for few commands

    return Live(get_renderable=render, console=_out())


def pairs(items: Mapping[str, object]) -> None:
    """Show names with their values: aligned at a terminal, separated by a tab in a pipe."""
    if is_terminal():
        from rich.table import Table  # noqa: PLC0415 - for a terminal only

        grid = Table.grid(padding=(0, 2))
        for name, value in items.items():
            grid.add_row(f"[dim]{name}[/dim]", str(value))
        _out().print(grid)
    else:
        plain(f"{name}\t{value}" for name, value in items.items())


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Show a table: with a frame at a terminal, lines separated by tabs in a pipe."""
    if is_terminal():
        from rich.table import Table  # noqa: PLC0415 - for a terminal only

        framed = Table(*columns, title=title, title_justify="left")
        for row in rows:
            framed.add_row(*(str(cell) for cell in row))
        _out().print(framed)
    else:
        plain("\t".join(str(cell) for cell in row) for row in rows)


def lines(styled: Iterable[Line]) -> None:
    """Show lines: in their styles at a terminal, plain in a pipe."""
    if is_terminal():
        from rich.text import Text  # noqa: PLC0415 - for a terminal only

        for line in styled:
            _out().print(Text.assemble(*line), soft_wrap=True)
    else:
        plain(unstyled(styled))


def unstyled(styled: Iterable[Line]) -> Iterator[str]:
    """The lines without their styles."""
    return ("".join(text for text, _ in line) for line in styled)


def markdown(text: str) -> None:
    """Show a page: rendered at a terminal, as it is in a pipe."""
    if is_terminal():
        from rich.markdown import Markdown  # noqa: PLC0415 - slow to import, and for a page only

        _out().print(Markdown(text))
    else:
        plain(text.splitlines())


def plain(lines: Iterable[str]) -> None:
    """Write lines as they are, for a shell to read."""
    with _undelivered():
        for line in lines:
            sys.stdout.write(f"{line}\n")
        # Here, where a pipe that was closed is still noticed.
        sys.stdout.flush()


def exports(variables: Mapping[str, str], *, unset: Iterable[str] = ()) -> None:
    """Write the lines by which a shell drops variables and takes others over."""
    plain([*unsets(unset), *(f"export {name}={shlex.quote(value)}" for name, value in variables.items())])


def unsets(names: Iterable[str]) -> list[str]:
    """The line by which a shell drops variables; none where there are none."""
    listed = " ".join(names)
    return [f"unset {listed}"] if listed else []


def note(text: str) -> None:
    """Tell a person something that is not part of the result."""
    _say(text)


def warn(text: str) -> None:
    """Tell a person of something that is wrong, and go on."""
    _say(text, "yellow")


def complain(text: str) -> None:
    """Say what is wrong, and go on."""
    _say(text, "red")


def fail(text: str, *, code: int = 1) -> NoReturn:
    """Say what is wrong, and end."""
    complain(text)
    raise typer.Exit(code)


def _say(text: str, style: str = "") -> None:
    from glue_constructs.cli.consoles import ERR  # noqa: PLC0415 - where there is something to say

    # Where standard error cannot be written, there is nobody to tell, and the exit code says it.
    with suppress(OSError):
        # No markup: to rich, what stands in brackets in `glue-constructs[local]` would be a style.
        ERR.print(text, style=style, markup=False, soft_wrap=True)


def _out() -> Console:
    from glue_constructs.cli.consoles import OUT  # noqa: PLC0415 - for a terminal only

    return OUT


def closed_pipe() -> NoReturn:
    """End as a process that nobody listens to any more: without a word."""
    _hush()
    raise typer.Exit(_CLOSED_PIPE)


@contextmanager
def _undelivered() -> Iterator[None]:
    """End when what is written reaches nobody: a pipe that was closed, a disk that is full."""
    try:
        yield
    except BrokenPipeError:
        closed_pipe()
    except OSError as error:
        _hush()
        fail(f"standard output cannot be written: {error.strerror or error}", code=2)


def _hush() -> None:
    # Python flushes standard output once more at its end, and would complain then.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
