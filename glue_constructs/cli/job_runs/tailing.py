"""`runs logs`."""

from __future__ import annotations

import json
import time
from collections import deque
from datetime import timedelta
from typing import TYPE_CHECKING

from glue_constructs.cli import output
from glue_constructs.cli.formatting import escape_unprintable
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.times import format_iso, utc_now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from types_boto3_glue import GlueClient

    from glue_constructs.cli.formatting import Line
    from glue_constructs.cli.job_runs.log_events import LogEvent, LogReader

# A run's last lines may come a little after its end; those of another run in the same stream must not.
_MARGIN_AFTER_END = timedelta(minutes=5)
# Clocks differ.
_MARGIN_BEFORE_START = timedelta(minutes=1)

_STYLES = {"error": "red", "output": "", "log": "dim"}


class LogTail:
    """Shows the end of the logs of a run, and what is added.

    Args:
        reader: Of the logs.
        run: The run.
        lines: So many events of the past at most; 0: all.
        since: Nothing older.
        for_program: Whether each event is an object, and not text.

    Attributes:
        shown: How many events were shown.
        is_cut: Whether older ones were not.
    """

    def __init__(self, reader: LogReader, run: ApiJobRun, *, lines: int, since: datetime | None, as_json: bool) -> None:
        self._reader = reader
        self._run = run
        self._lines = lines
        began = (run.started_on or utc_now()) - _MARGIN_BEFORE_START
        self._start = began if since is None else max(since, began)
        self._for_program = as_json
        self.shown = 0
        self.is_cut = False

    def show(self) -> None:
        """Show the end of what there is."""
        end = None if self._run.completed_on is None else self._run.completed_on + _MARGIN_AFTER_END
        self._write(self._last_events(self._reader.read(start=self._start, end=end)))

    def follow(self, glue: GlueClient, *, interval: float) -> ApiJobRun:
        """Show the end of what there is, and then whatever comes, until the run has ended; the run then."""
        self._write(self._last_events(self._reader.read_new(start=self._start)))
        run = self._run
        while run.is_live:
            time.sleep(interval)
            run = ApiJobRun(dict(glue.get_job_run(JobName=run.job, RunId=run.id)["JobRun"]))
            self._write(self._reader.read_new(start=self._start))
        if self._run.is_live:
            # What the run wrote last is found a little later than its end.
            time.sleep(interval)
            self._write(self._reader.read_new(start=self._start))
        return run

    def _last_events(self, events: Iterator[LogEvent]) -> Iterable[LogEvent]:
        if not self._lines:
            return events
        kept = deque(events, maxlen=self._lines + 1)
        self.is_cut = len(kept) > self._lines
        if self.is_cut:
            kept.popleft()
        return kept

    def _write(self, events: Iterable[LogEvent]) -> None:
        for event in events:
            self.shown += 1
            if self._for_program:
                output.print_lines([_event_json(event)])
            else:
                output.print_styled(_styled_lines(event))


def _event_json(event: LogEvent) -> str:
    shown = {"timestamp": format_iso(event.at), "log": event.kind, "group": event.group, "stream": event.stream}
    return json.dumps({**shown, "message": event.message})


def _styled_lines(event: LogEvent) -> Iterator[Line]:
    for line in event.message.splitlines() or [""]:
        text = escape_unprintable(line.expandtabs())
        yield ((f"{event.at:%Y-%m-%d %H:%M:%S} ", "dim"), (f"{event.label:<6} ", "cyan"), (text, _STYLES[event.kind]))
