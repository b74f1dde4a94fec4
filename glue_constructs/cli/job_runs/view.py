"""How runs that are watched are shown: a table that lives at a terminal, a line a change in a pipe."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol

from glue_constructs.cli import output
from glue_constructs.cli.job_runs.listing import shortened
from glue_constructs.cli.job_runs.table import Table, framed
from glue_constructs.cli.job_runs.times import iso, spoken, stamp, utc_now
from glue_constructs.cli.wording import printable

if TYPE_CHECKING:
    from types import TracebackType

    from rich.console import RenderableType
    from typing_extensions import Self

    from glue_constructs.cli.job_runs.watched import WatchedRun

_COLUMNS = ("job", "run", "state", "duration", "progress", "")
_NUMBERS = ("duration",)
_BAR = 10


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


class LiveView:
    """A table that lives: its times go on between two looks."""

    def __init__(self) -> None:
        self._shown: list[WatchedRun] = []
        self._said = ""
        self._live = output.live(self._render)

    def __enter__(self) -> Self:
        self._live.start(refresh=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, watched: WatchedRun) -> None:
        """Have it in the table."""
        if watched not in self._shown:
            self._shown.append(watched)
        self._said = ""

    def say(self, text: str) -> None:
        """Tell it below the table, until the next change."""
        self._said = text

    def _render(self) -> RenderableType:
        from rich.console import Group  # noqa: PLC0415 - for a terminal only
        from rich.text import Text  # noqa: PLC0415 - the same

        table = framed(Table(_COLUMNS, _NUMBERS, [_row(watched) for watched in list(self._shown)]))
        return Group(table, Text(self._said, style="yellow")) if self._said else table


def _row(watched: WatchedRun) -> list[str]:
    run = watched.run
    return [
        run.job,
        run.short_id,
        f"{run.state} ({run.attempt + 1})" if run.attempt else run.state,
        spoken(run.seconds),
        bar(watched.share),
        shortened(watched.outlook()),
    ]


def bar(share: float | None) -> str:
    """A bar with a percentage; empty where the usual time is not known. Nothing but the end itself fills it."""
    if share is None:
        return ""
    full = min(int(share * _BAR), _BAR)
    return f"{'━' * full}{'─' * (_BAR - full)} {share:4.0%}"
