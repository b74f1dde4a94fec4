"""How runs that are watched are shown at a terminal: by a table that lives."""

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
_BAR = 10


class LiveView:
    """A table that lives: its times go on between two looks."""

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
        """Have it in the table."""
        if watched not in self._shown:
            self._shown.append(watched)
        self._message = ""

    def note(self, text: str) -> None:
        """Tell it below the table, until the next change."""
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
        bar(watched.share),
        shorten(watched.status_text()),
    ]


def bar(share: float | None) -> str:
    """A bar with a percentage; empty where the usual time is not known. Nothing but the end itself fills it."""
    if share is None:
        return ""
    full = min(int(share * _BAR), _BAR)
    return f"{'━' * full}{'─' * (_BAR - full)} {share:4.0%}"
