"""Progress messages of commands that take long."""

from __future__ import annotations

import io
import time

from rich.console import Console

from glue_constructs.cli.progress import Progress


def shown(*, delay, terminal=True, text="checking a[1].json"):
    """Return the output of a command that takes a quarter of a second."""
    console = Console(file=io.StringIO(), force_terminal=terminal, width=80)
    with Progress(console, delay=delay) as progress:
        progress.update(text)
        time.sleep(0.1)
        progress.update(f"{text} still")
        time.sleep(0.15)
    return console.file.getvalue()


def test_the_current_step_is_shown_after_a_delay():
    assert "checking a[1].json still" in shown(delay=0.01)


def test_a_fast_command_shows_nothing():
    assert shown(delay=60) == ""


def test_in_a_pipe_nothing_is_shown():
    assert shown(delay=0.01, terminal=False) == ""
