"""The sign of life of a command that takes its time."""

from __future__ import annotations

import io
import time

from rich.console import Console

from glue_constructs.cli.progress import Progress


def shown(*, patience, terminal=True, text="checking a[1].json"):
    """What is shown of something that takes a tenth of a second."""
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    with Progress(console, delay=patience) as progress:
        progress.update(text)
        time.sleep(0.1)
        progress.update(f"{text} still")
        time.sleep(0.15)
    return console.file.getvalue()


def test_it_shows_what_is_being_done_once_that_takes_long():
    assert "checking a[1].json still" in shown(delay=0.01)


def test_what_is_quick_shows_nothing():
    assert shown(delay=60) == ""


def test_in_a_pipe_nothing_is_shown():
    assert shown(delay=0.01, terminal=False) == ""
