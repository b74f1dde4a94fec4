"""The display of watched runs at a terminal: a table that is updated in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.live import Live
from rich.text import Text

from glue_constructs.cli import output
from glue_constructs.cli.job_runs.listing import shorten
from glue_constructs.cli.job_runs.rich_table import rich_table
from glue_constructs.cli.job_runs.times import format_duration

if TYPE_CHECKING:
    from rich.console import RenderableType
    from typing_extensions import Self

    from glue_constructs.cli.job_runs.watched import WatchedRun

_COLUMNS = ("job", "run", "state", "duration", "progress", "")
_NUMBERS = ("duration",)
_BAR_WIDTH = 10


class LiveView:
    """A table that is updated in place; its durations are updated between two polls as well."""

    def __init__(self) -> None:
        self._shown: list[WatchedRun] = []
        self._message = ""
        self._live = Live(get_renderable=self._render, console=output.screen().out)

    def __enter__(self) -> Self:
        self._live.start(refresh=True)
        return self

    def __exit__(self, *_: object) -> None:
        self._live.stop()

    def show(self, watched: WatchedRun) -> None:
        """Add the run to the table."""
        if watched not in self._shown:
            self._shown.append(watched)
        self._message = ""

    def note(self, text: str) -> None:
        """Show a message below the table, until the next change."""
        self._message = text

    def _render(self) -> RenderableType:
        table = rich_table(_COLUMNS, _NUMBERS, [_row(watched) for watched in list(self._shown)])
        return Group(table, Text(self._message, style="yellow")) if self._message else table


def _row(watched: WatchedRun) -> list[str]:
    run = watched.run
    return [
        run.job,
        run.short_id,
        f"{run.state} ({run.attempt + 1})" if run.attempt else run.state,
        format_duration(run.seconds),
        progress_bar(watched.share),
        shorten(watched.status_text()),
    ]


def progress_bar(share: float | None) -> str:
    """Return a progress bar with a percentage; empty if the usual duration is unknown."""
    if share is None:
        return ""
    full = min(int(share * _BAR_WIDTH), _BAR_WIDTH)
    return f"{'━' * full}{'─' * (_BAR_WIDTH - full)} {share:4.0%}"
