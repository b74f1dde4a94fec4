"""Exit of a command whose standard output was closed by its reader, as by ``head``."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

# The exit code that a shell reports for a process ended by SIGPIPE: 128 + 13.
_CLOSED_PIPE = 141


def exit_on_closed_pipe() -> NoReturn:
    """Exit like a process ended by SIGPIPE, without a message."""
    discard_stdout()
    raise typer.Exit(_CLOSED_PIPE)


def discard_stdout() -> None:
    """Redirect standard output to the null device: otherwise Python's flush at exit prints an error."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
