"""The two consoles of rich; imported when they are used, because rich is slow to import, and for a terminal only."""

from __future__ import annotations

from rich.console import Console

from glue_constructs.cli.output import closed_pipe


class _Out(Console):
    def on_broken_pipe(self) -> None:
        closed_pipe()


class _Err(Console):
    def on_broken_pipe(self) -> None:
        """Go on: the result is on standard output."""


OUT = _Out(highlight=False)
ERR = _Err(stderr=True, highlight=False)
