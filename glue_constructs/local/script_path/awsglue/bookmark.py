"""Which objects a job has read.

The state has the form that GetJobBookmark shows in AWS. Of each source, by its transformation_ctx, it keeps when the
last committed run started (CURR_RUN_START_TIME) and which objects of the 15 minutes before that were read
(INCLUDE_LIST): within those minutes the time of an object does not tell for sure whether the run has seen it.
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
    """What earlier runs have read and what this one reads.

    Args:
        state: What the last committed run left, as JSON.
        run: The number of this run.
        started: When it began.
        until: What an earlier run has left, as JSON: what that had not read is not read either. Left out: all is.
    """

    def __init__(self, state: str, *, run: int, started: datetime, until: str | None = None) -> None:
        self._before: dict[str, dict[str, Any]] = json.loads(state)
        self._until: dict[str, dict[str, Any]] | None = None if until is None else json.loads(until)
        self._now: dict[str, dict[str, Any]] = {}
        self._run = run
        self._started = started

    def unread(self, transformation_ctx: str, objects: Iterable[S3Object]) -> list[S3Object]:
        """The objects of a source that no committed run has read. They count as read by this run."""
        before = _Mark.of(self._before.get(transformation_ctx))
        known = [each for each in objects if each.last_modified <= self._started]
        unread = [each for each in known if not before.has(each)]
        if self._until is not None:
            until = _Mark.of(self._until.get(transformation_ctx))
            unread = [each for each in unread if until.has(each)]
        recent = [each for each in known if each.last_modified > self._started - _HIGH_BAND]
        self._now[transformation_ctx] = self._state(recent)
        return unread

    def state(self) -> str:
        """What to store, as JSON. A source that this run did not read stays as it was."""
        return json.dumps({**self._before, **self._now})

    def _state(self, recent: Iterable[S3Object]) -> dict[str, Any]:
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
class _Mark:
    """What is read of one source.

    Attributes:
        since: All up to this time.
        seen: Of what is newer, the digests.
    """

    since: datetime
    seen: frozenset[str]

    @classmethod
    def of(cls, state: Mapping[str, Any] | None) -> _Mark:
        """The mark in a source's state; None: nothing is read."""
        if state is None:
            return cls(datetime.min.replace(tzinfo=timezone.utc), frozenset())
        timestamps = state["timestamps"]
        started = datetime.fromisoformat(timestamps["CURR_RUN_START_TIME"].replace("Z", "+00:00"))
        return cls(started - _HIGH_BAND, frozenset(timestamps["INCLUDE_LIST"].split(",")))

    def has(self, each: S3Object) -> bool:
        """Whether an object is read."""
        return each.last_modified <= self.since or _digest(each) in self.seen


def _digest(each: S3Object) -> str:
    """An object in one version: written again with other content it is new."""
    return hashlib.md5(f"{each.uri} {each.etag}".encode(), usedforsecurity=False).hexdigest()
