"""The lines of logs, in the order of their time."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from types_boto3_logs import CloudWatchLogsClient

    from glue_constructs.cli.job_runs.log_sources import LogSource

# The service may take so long until a line that was written is found, so it is asked once more from there.
_INDEXING_DELAY = timedelta(seconds=30)


@dataclass(frozen=True)
class LogEvent:
    """Something that was logged: one line, or some.

    Attributes:
        at: When.
        kind: Of the source: "output", "error" or "log".
        label: The kind, and the executor where it was not the driver.
        group: The log group.
        stream: The log stream.
        id: It is unique.
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
        client: Of CloudWatch Logs.
        sources: Where they may be.

    Attributes:
        missing: The log groups that were not there when they were last asked for.
    """

    def __init__(self, client: CloudWatchLogsClient, sources: Sequence[LogSource]) -> None:
        self._client = client
        self._sources = sources
        self._seen: dict[str, datetime] = {}
        self.missing: set[str] = set()

    def read(self, *, start: datetime, end: datetime | None = None) -> Iterator[LogEvent]:
        """What was logged from a moment on, the oldest first; page by page, so that memory does not grow."""
        streams = [self._events(source, start, end) for source in self._sources]
        return heapq.merge(*streams, key=lambda event: event.at)

    def read_new(self, *, start: datetime) -> Iterator[LogEvent]:
        """What has come since the last time, and at the first from a moment on."""
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
                        yield _event(source, event)
        except self._client.exceptions.ResourceNotFoundException:
            self.missing.add(source.group)
        else:
            self.missing.discard(source.group)


def _event(source: LogSource, event: Any) -> LogEvent:
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
