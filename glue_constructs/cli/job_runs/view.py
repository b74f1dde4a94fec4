"""How runs that are watched are shown: in a pipe a line a change, at a terminal as `live_view` does."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from glue_constructs.cli import output
from glue_constructs.cli.job_runs.listing import shortened
from glue_constructs.cli.job_runs.times import iso, spoken, stamp, utc_now
from glue_constructs.cli.wording import printable

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

    def say(self, text: str) -> None:
        """Tell of something else."""


class LineView:
    """A line a change: text, or an object for a program."""

    def __init__(self, *, for_program: bool = False) -> None:
        self._for_program = for_program

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to do."""

    def show(self, watched: WatchedRun) -> None:
        """Write the line."""
        run = watched.run
        if self._for_program:
            usual = watched.usual_seconds
            more = {"seen_on": iso(utc_now()), "usual_seconds": usual, "is_over": watched.is_over}
            output.plain([json.dumps({**run.described(), **more})])
        else:
            parts = (stamp(utc_now()), run.job, run.id, run.state, spoken(run.seconds), shortened(watched.outlook()))
            output.plain(["  ".join(printable(part) for part in parts if part)])

    def say(self, text: str) -> None:
        """Tell it beside the result."""
        output.note(text)
