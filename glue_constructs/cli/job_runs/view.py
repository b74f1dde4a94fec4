"""How runs that are watched are shown: in a pipe a line a change, at a terminal as `live_view` does."""

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
    """Shows runs, as long as it is entered."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""

    def show(self, watched: WatchedRun) -> None:
        """Show that a run has changed."""

    def note(self, text: str) -> None:
        """Tell of something else."""


class LineView:
    """A line a change: text, or an object for a program."""

    def __init__(self, *, as_json: bool = False) -> None:
        self._for_program = as_json

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to do."""

    def show(self, watched: WatchedRun) -> None:
        """Write the line."""
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
        """Tell it beside the result."""
        output.note(text)
