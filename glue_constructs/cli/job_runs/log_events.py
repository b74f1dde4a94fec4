"""Log events of a run, ordered by time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from types_boto3_logs import CloudWatchLogsClient

    from glue_constructs.cli.job_runs.log_sources import LogSource

# CloudWatch Logs may return an event only some time after it was written, so this period is read again.
_INDEXING_DELAY = timedelta(seconds=30)


@dataclass(frozen=True)
class LogEvent:
    """A log event: one or more lines.

    Attributes:
        at: The timestamp.
        kind: The kind of the source: "output", "error" or "log".
        label: The kind; for an executor, followed by its number.
        group: The log group.
        stream: The log stream.
        id: The unique event id.
        message: The text.
    """

    at: datetime
    kind: str
    label: str
    group: str
    stream: str
    id: str
    message: str


class LogReader:
    """Reads the logs of a run.

    Args:
        client: The client of CloudWatch Logs.
        sources: The possible log streams.

    Attributes:
        missing: The log groups that did not exist when last read.
    """

    def __init__(self, client: CloudWatchLogsClient, sources: Sequence[LogSource]) -> None:
        self._client = client
        self._sources = sources
        self._seen: dict[str, datetime] = {}
        self.missing: set[str] = set()

    def read(self, *, start: datetime, end: datetime | None = None) -> Iterator[LogEvent]:
        """Yield events from a time on, oldest first; read page by page, to limit memory."""
        streams = [self._events(source, start, end) for source in self._sources]
        return heapq.merge(*streams, key=lambda event: event.at)

    def read_new(self, *, start: datetime) -> Iterator[LogEvent]:
        """Yield events that are new since the previous call; in the first call, events from a time on."""
        newest = max(self._seen.values(), default=None)
        since = start if newest is None else max(start, newest - _INDEXING_DELAY)
        for event in self.read(start=since):
            if event.id not in self._seen:
                self._seen[event.id] = event.at
                yield event
        self._seen = {id_: at for id_, at in self._seen.items() if at >= since}

    def _events(self, source: LogSource, start: datetime, end: datetime | None) -> Iterator[LogEvent]:
        until: dict[str, Any] = {} if end is None else {"endTime": _milliseconds(end)}
        pages = self._client.get_paginator("filter_log_events").paginate(
            logGroupName=source.group,
            logStreamNamePrefix=source.prefix,
            startTime=_milliseconds(start),
            **until,
        )
        try:
            for page in pages:
                for event in page["events"]:
                    if source.contains(event["logStreamName"]):
                        yield _to_log_event(source, event)
        except self._client.exceptions.ResourceNotFoundException:
            self.missing.add(source.group)
        else:
            self.missing.discard(source.group)


def _to_log_event(source: LogSource, event: Any) -> LogEvent:
    return LogEvent(
        at=datetime.fromtimestamp(event["timestamp"] / 1000, timezone.utc),
        kind=source.kind,
        label=source.label(event["logStreamName"]),
        group=source.group,
        stream=event["logStreamName"],
        id=event["eventId"],
        message=event.get("message", ""),
    )


def _milliseconds(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
