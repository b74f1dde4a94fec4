"""How commands talk: to a person at a terminal, or to a pipe."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NoReturn

import typer

from glue_constructs.cli import terminal
from glue_constructs.cli.closed_pipe import discard_stdout, exit_on_closed_pipe

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from glue_constructs.cli.formatting import Line
    from glue_constructs.cli.screen import Screen


def is_terminal() -> bool:
    """Whether the result goes to a person at a terminal."""
    return terminal.may_be_terminal(sys.stdout) and screen().out.is_terminal


def print_pairs(items: Mapping[str, object]) -> None:
    """Show names with their values: aligned at a terminal, separated by a tab in a pipe."""
    if is_terminal():
        screen().print_pairs(items)
    else:
        print_lines(f"{name}\t{value}" for name, value in items.items())


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Show a table: with a frame at a terminal, lines separated by tabs in a pipe."""
    if is_terminal():
        screen().print_table(title, columns, rows, numbers=0)
    else:
        print_lines("\t".join(str(cell) for cell in row) for row in rows)


def print_styled(styled: Iterable[Line]) -> None:
    """Show lines: in their styles at a terminal, plain in a pipe."""
    if is_terminal():
        screen().print_styled(styled)
    else:
        print_lines(strip_styles(styled))


def strip_styles(styled: Iterable[Line]) -> Iterator[str]:
    """The lines without their styles."""
    return ("".join(text for text, _ in line) for line in styled)


def print_markdown(text: str) -> None:
    """Show a page: rendered at a terminal, as it is in a pipe."""
    if is_terminal():
        screen().print_markdown(text)
    else:
        print_lines(text.splitlines())


def print_lines(lines: Iterable[str]) -> None:
    """Write lines as they are, for a shell to read."""
    with _handle_write_errors():
        for line in lines:
            sys.stdout.write(f"{line}\n")
        # Here, where a pipe that was closed is still noticed.
        sys.stdout.flush()


def print_exports(variables: Mapping[str, str], *, unset: Iterable[str] = ()) -> None:
    """Write the lines by which a shell drops variables and takes others over."""
    print_lines([*unset_lines(unset), *(f"export {name}={shlex.quote(value)}" for name, value in variables.items())])


def unset_lines(names: Iterable[str]) -> list[str]:
    """The line by which a shell drops variables; none where there are none."""
    listed = " ".join(names)
    return [f"unset {listed}"] if listed else []


def note(text: str) -> None:
    """Tell a person something that is not part of the result."""
    _print_message(text)


def warn(text: str) -> None:
    """Tell a person of something that is wrong, and go on."""
    _print_message(text, "yellow")


def error(text: str) -> None:
    """Say what is wrong, and go on."""
    _print_message(text, "red")


def fail(text: str, *, code: int = 1) -> NoReturn:
    """Say what is wrong, and end."""
    error(text)
    raise typer.Exit(code)


def _print_message(text: str, style: str = "") -> None:
    # Where standard error cannot be written, there is nobody to tell, and the exit code says it.
    with suppress(OSError):
        # No markup: to rich, what stands in brackets in `glue-constructs[local]` would be a style.
        screen().errors.print(text, style=style, markup=False, soft_wrap=True)


def screen() -> Screen:
    """What draws for a person, at a terminal."""
    from glue_constructs.cli.screen import SCREEN  # noqa: PLC0415  # rich: 80 ms; not for what goes to a pipe

    return SCREEN


@contextmanager
def _handle_write_errors() -> Iterator[None]:
    """End when what is written reaches nobody: a pipe that was closed, a disk that is full."""
    try:
        yield
    except BrokenPipeError:
        exit_on_closed_pipe()
    except OSError as error:
        discard_stdout()
        fail(f"standard output cannot be written: {error.strerror or error}", code=2)
