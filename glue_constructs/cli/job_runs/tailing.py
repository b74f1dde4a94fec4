"""Printing of logs, for `runs logs`."""

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

# Long enough for a run's last events, which may come after its end; short enough to exclude another run in the same
# stream.
_MARGIN_AFTER_END = timedelta(minutes=5)
# For differences between clocks.
_MARGIN_BEFORE_START = timedelta(minutes=1)

_STYLES = {"error": "red", "output": "", "log": "dim"}


class LogTail:
    """Prints the last log events of a run, and new events.

    Args:
        reader: The reader of the logs.
        run: The run.
        lines: The maximum number of past events; 0 for all.
        since: Only events from this time on. `None`: from the start of the run, or from now on if it is unknown.
        as_json: Whether to print each event as a JSON object.

    Attributes:
        shown: The number of printed events.
        is_cut: Whether older events were omitted.
    """

    def __init__(self, reader: LogReader, run: ApiJobRun, *, lines: int, since: datetime | None, as_json: bool) -> None:
        self._reader = reader
        self._run = run
        self._lines = lines
        began = None if run.started_on is None else run.started_on - _MARGIN_BEFORE_START
        starts = [start for start in (began, since) if start is not None]
        self._start = max(starts, default=utc_now() - _MARGIN_BEFORE_START)
        self._for_program = as_json
        self.shown = 0
        self.is_cut = False

    def show(self) -> None:
        """Print the last events."""
        end = None if self._run.completed_on is None else self._run.completed_on + _MARGIN_AFTER_END
        self._write(self._last_events(self._reader.read(start=self._start, end=end)))

    def follow(self, glue: GlueClient, *, interval: float) -> ApiJobRun:
        """Print the last events, and new events until the run has ended; return the ended run."""
        self._write(self._last_events(self._reader.read_new(start=self._start)))
        run = self._run
        while run.is_live:
            time.sleep(interval)
            run = ApiJobRun(dict(glue.get_job_run(JobName=run.job, RunId=run.id)["JobRun"]))
            self._write(self._reader.read_new(start=self._start))
        if self._run.is_live:
            # The run's last events may be returned only after its end.
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
