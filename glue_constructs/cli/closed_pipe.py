"""The end of a command that nobody listens to any more."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import typer

# What a shell reports of a process that SIGPIPE ended.
_CLOSED_PIPE = 141


def exit_on_closed_pipe() -> NoReturn:
    """End as such a process does: without a word."""
    discard_stdout()
    raise typer.Exit(_CLOSED_PIPE)


def discard_stdout() -> None:
    """Let standard output go nowhere: Python flushes it once more at its end, and would complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
