"""Job bookmarks: the data that the committed runs of a job have read.

Glue has no public operation that writes a bookmark: its library `awsglue` uses internal ones. The `awsglue` of the
embedded AWS does the same: `Job.init` calls `BeginJobBookmark` and `LookUpJobBookmark`, `Job.commit` calls
`CommitJobBookmark`. Version and Run are counted as GetJobBookmark showed them for a live job: Version 2 and Run 2 after
its first run, 4 and 3 after its second.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from moto.glue.exceptions import EntityNotFoundException, GlueClientError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class BookmarkEntry:
    """A job bookmark entry, as GetJobBookmark returns it.

    Attributes:
        version: The number of updates of the bookmark.
        run: The number of the current run, or of the next one if none is running.
        attempt: The attempt of that run.
        previous_run_id: The run that committed before `run_id`.
        run_id: The run that committed last.
        state: The data that was read: JSON, by transformation_ctx.
    """

    version: int = 0
    run: int = 0
    attempt: int = 0
    previous_run_id: str | None = None
    run_id: str | None = None
    state: str = "{}"


class Bookmark:
    """The bookmark of one job."""

    def __init__(self, job_name: str) -> None:
        self._job_name = job_name
        self._lock = threading.Lock()
        self._entry: BookmarkEntry | None = None
        self._committed: dict[str, BookmarkEntry] = {}

    def get(self, run_id: str | None = None) -> BookmarkEntry:
        """Return the current entry, or the one that a run committed.

        Raises:
            EntityNotFoundException: No run has begun a bookmark, or that run committed none. (The service's message.)
        """
        found = self._entry if run_id is None else self._committed.get(run_id)
        if found is None:
            raise EntityNotFoundException(f"Continuation for job {self._job_name} not found")
        return found

    def last_committed(self, run_ids: Iterable[str]) -> BookmarkEntry:
        """Return the entry that the last of these runs committed, or an empty entry if none did.

        Args:
            run_ids: The runs, oldest first.
        """
        found = [self._committed[run_id] for run_id in run_ids if run_id in self._committed]
        return found[-1] if found else BookmarkEntry()

    def begin(self, *, attempt: int) -> BookmarkEntry:
        """Begin the bookmark for a run."""
        with self._lock:
            now = self._entry or BookmarkEntry()
            self._entry = replace(now, version=now.version + 1, run=max(now.run, 1), attempt=attempt)
            return self._entry

    def commit(self, *, run_id: str, version: int, state: str) -> BookmarkEntry:
        """Commit the state of a run.

        Args:
            run_id: The run.
            version: The version of the entry that the run began with, or committed last.
            state: The state as JSON.

        Raises:
            GlueClientError: VersionMismatchException: another run or a reset has changed the bookmark since then.
        """
        with self._lock:
            now = self.get()
            if now.version != version:
                raise GlueClientError(
                    "VersionMismatchException",
                    "Continuation update failed due to version mismatch. "
                    f"Expected version {version} but found version {now.version}",
                )
            previous = now.previous_run_id if now.run_id == run_id else now.run_id
            self._entry = BookmarkEntry(version + 1, now.run + 1, now.attempt, previous, run_id, state)
            self._committed[run_id] = self._entry
            return self._entry

    def reset(self, run_id: str | None = None) -> BookmarkEntry:
        """Reset the bookmark to its start, or to the entry that a run committed.

        Raises:
            EntityNotFoundException: As for `get`.
        """
        with self._lock:
            version = self.get().version + 1
            self._entry = replace(self.get(run_id) if run_id else BookmarkEntry(), version=version)
            return self._entry

    def describe(self, entry: BookmarkEntry) -> dict[str, Any]:
        """Return an entry for the API."""
        shown = {
            "JobName": self._job_name,
            "Version": entry.version,
            "Run": entry.run,
            "Attempt": entry.attempt,
            "PreviousRunId": entry.previous_run_id,
            "RunId": entry.run_id,
            "JobBookmark": entry.state,
        }
        return {field: value for field, value in shown.items() if value is not None}
