"""Output of the commands: formatted at a terminal, plain in a pipe."""

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
    """Whether standard output is a terminal."""
    return terminal.may_be_terminal(sys.stdout) and screen().out.is_terminal


def print_pairs(items: Mapping[str, object]) -> None:
    """Print names with their values: aligned at a terminal, separated by a tab in a pipe."""
    if is_terminal():
        screen().print_pairs(items)
    else:
        print_lines(f"{name}\t{value}" for name, value in items.items())


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: with borders at a terminal, as lines of tab-separated fields in a pipe."""
    if is_terminal():
        screen().print_table(title, columns, rows, numbers=0)
    else:
        print_lines("\t".join(str(cell) for cell in row) for row in rows)


def print_styled(styled: Iterable[Line]) -> None:
    """Print lines: styled at a terminal, plain in a pipe."""
    if is_terminal():
        screen().print_styled(styled)
    else:
        print_lines(strip_styles(styled))


def strip_styles(styled: Iterable[Line]) -> Iterator[str]:
    """Return the lines without their styles."""
    return ("".join(text for text, _ in line) for line in styled)


def print_markdown(text: str) -> None:
    """Print Markdown: rendered at a terminal, unchanged in a pipe."""
    if is_terminal():
        screen().print_markdown(text)
    else:
        print_lines(text.splitlines())


def print_lines(lines: Iterable[str]) -> None:
    """Print lines unchanged, for a program to read."""
    with _handle_write_errors():
        for line in lines:
            sys.stdout.write(f"{line}\n")
        # Flush here, where a closed pipe is handled.
        sys.stdout.flush()


def print_exports(variables: Mapping[str, str], *, unset: Iterable[str] = ()) -> None:
    """Print shell commands that unset and export variables."""
    print_lines([*unset_lines(unset), *(f"export {name}={shlex.quote(value)}" for name, value in variables.items())])


def unset_lines(names: Iterable[str]) -> list[str]:
    """Return the shell command that unsets variables; an empty list if there are none."""
    listed = " ".join(names)
    return [f"unset {listed}"] if listed else []


def note(text: str) -> None:
    """Print information that is not part of the result, to standard error."""
    _print_message(text)


def warn(text: str) -> None:
    """Print a warning to standard error."""
    _print_message(text, "yellow")


def report_error(text: str) -> None:
    """Print an error to standard error, without ending the command."""
    _print_message(text, "red")


def fail(text: str, *, code: int = 1) -> NoReturn:
    """Print an error to standard error, and end the command."""
    report_error(text)
    raise typer.Exit(code)


def _print_message(text: str, style: str = "") -> None:
    # If standard error cannot be written, only the exit code reports the problem.
    with suppress(OSError):
        # No markup: rich would interpret the brackets in `glue-constructs[local]` as a style.
        screen().errors.print(text, style=style, markup=False, soft_wrap=True)


def screen() -> Screen:
    """Return the output to the terminal."""
    from glue_constructs.cli.screen import SCREEN  # noqa: PLC0415  # rich: 80 ms, not needed for a pipe

    return SCREEN


@contextmanager
def _handle_write_errors() -> Iterator[None]:
    """End the command if standard output cannot be written: a closed pipe, a full disk."""
    try:
        yield
    except BrokenPipeError:
        exit_on_closed_pipe()
    except OSError as error:
        discard_stdout()
        fail(f"standard output cannot be written: {error.strerror or error}", code=2)
