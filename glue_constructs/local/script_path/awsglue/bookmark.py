"""The state of a job bookmark: which objects a job has read.

The state has the format of GetJobBookmark in AWS. For each source, by its transformation_ctx, it stores when the last
committed run started (CURR_RUN_START_TIME), and which objects from the 15 minutes before that were read (INCLUDE_LIST):
for those, the modification time does not show reliably whether the run has read them.
https://docs.aws.amazon.com/glue/latest/dg/monitor-continuations.html
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .s3 import S3Object

_HIGH_BAND = timedelta(minutes=15)


class JobBookmark:
    """The objects that earlier runs have read, and those that this run reads.

    Args:
        state: The state of the last committed run, as JSON.
        run: The number of this run.
        started: When this run started.
        until: The state of an earlier run, as JSON: only objects that this state covers are read. Default: no such
            limit.
    """

    def __init__(self, state: str, *, run: int, started: datetime, until: str | None = None) -> None:
        self._committed: dict[str, dict[str, Any]] = json.loads(state)
        self._until: dict[str, dict[str, Any]] | None = None if until is None else json.loads(until)
        self._current: dict[str, dict[str, Any]] = {}
        self._run = run
        self._started = started

    def unread(self, transformation_ctx: str, objects: Iterable[S3Object]) -> list[S3Object]:
        """Return the objects of a source that no committed run has read, and record them as read by this run."""
        committed = _SourceState.parse(self._committed.get(transformation_ctx))
        existing = [each for each in objects if each.last_modified <= self._started]
        unread = [each for each in existing if not committed.covers(each)]
        if self._until is not None:
            until = _SourceState.parse(self._until.get(transformation_ctx))
            unread = [each for each in unread if until.covers(each)]
        recent = [each for each in existing if each.last_modified > self._started - _HIGH_BAND]
        self._current[transformation_ctx] = self._source_state(recent)
        return unread

    def state(self) -> str:
        """Return the new state, as JSON. Sources that this run did not read keep their state."""
        return json.dumps({**self._committed, **self._current})

    def _source_state(self, recent: Iterable[S3Object]) -> dict[str, Any]:
        return {
            "jsonClass": "HadoopDataSourceJobBookmarkState",
            "timestamps": {
                "RUN": str(self._run),
                "HIGH_BAND": str(int(_HIGH_BAND.total_seconds() * 1000)),
                "CURR_LATEST_PARTITION": "0",
                "CURR_LATEST_PARTITIONS": "",
                "CURR_RUN_START_TIME": self._started.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
                "INCLUDE_LIST": ",".join(_digest(each) for each in recent),
            },
        }


@dataclass(frozen=True)
class _SourceState:
    """The objects of one source that are read.

    Attributes:
        read_until: All objects up to this time are read.
        newer: The digests of newer objects that are read.
    """

    read_until: datetime
    newer: frozenset[str]

    @classmethod
    def parse(cls, state: Mapping[str, Any] | None) -> _SourceState:
        """Parse the state of a source; None means that nothing is read."""
        if state is None:
            return cls(datetime.min.replace(tzinfo=timezone.utc), frozenset())
        timestamps = state["timestamps"]
        started = datetime.fromisoformat(timestamps["CURR_RUN_START_TIME"].replace("Z", "+00:00"))
        return cls(started - _HIGH_BAND, frozenset(timestamps["INCLUDE_LIST"].split(",")))

    def covers(self, each: S3Object) -> bool:
        """Whether an object is read."""
        return each.last_modified <= self.read_until or _digest(each) in self.newer


def _digest(each: S3Object) -> str:
    """Return a digest of an object's URI and ETag: an object with new content counts as a new object."""
    return hashlib.md5(f"{each.uri} {each.etag}".encode(), usedforsecurity=False).hexdigest()
