"""The display of watched runs: a line per change in a pipe; `live_view` is the one for a terminal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from glue_constructs.cli import output
from glue_constructs.cli.formatting import escape_unprintable
from glue_constructs.cli.job_runs.listing import shorten
from glue_constructs.cli.job_runs.times import format_duration, format_iso, format_time, utc_now

if TYPE_CHECKING:
    from types import TracebackType

    from typing_extensions import Self

    from glue_constructs.cli.job_runs.watched import WatchedRun


class View(Protocol):
    """A display of runs, active while its context is entered."""

    def __enter__(self) -> Self:
        """Start the display."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the display."""

    def show(self, watched: WatchedRun) -> None:
        """Show the changed state of a run."""

    def note(self, text: str) -> None:
        """Show a message."""


class LineView:
    """Prints a line per change: text, or a JSON object."""

    def __init__(self, *, as_json: bool = False) -> None:
        self._for_program = as_json

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to clean up."""

    def show(self, watched: WatchedRun) -> None:
        """Print the state of a run."""
        run = watched.run
        if self._for_program:
            usual = watched.usual_seconds
            more = {"seen_on": format_iso(utc_now()), "usual_seconds": usual, "is_over": watched.is_over}
            output.print_lines([json.dumps({**run.to_dict(), **more})])
        else:
            parts = (
                format_time(utc_now()),
                run.job,
                run.id,
                run.state,
                format_duration(run.seconds),
                shorten(watched.status_text()),
            )
            output.print_lines(["  ".join(escape_unprintable(part) for part in parts if part)])

    def note(self, text: str) -> None:
        """Print a message to standard error."""
        output.note(text)
