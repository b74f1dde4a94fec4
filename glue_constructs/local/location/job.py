"""One job: its states, and how GetJob and ListJobs show it."""

from __future__ import annotations

import threading
from datetime import datetime, timezone
from typing import Any

ENDED = ("Completed", "Failed", "Cancelled")

_LONGEST_MESSAGE = 200  # JobErrorMessage of the service's model


class Job:
    """One job.

    ::

        Pending -> Running -> Completed | Failed
          any of the two   -> Cancelling -> Cancelled

    Attributes:
        id: The job's id.
        definition: The parameters of StartJob without ClientToken.
        status: See above.
        cancelled: Set when it is to end before its time.
    """

    def __init__(self, id: str, arn: str, definition: dict[str, Any]) -> None:
        self.id = id
        self.arn = arn
        self.definition = definition
        self.status = "Pending"
        self.created_at = self._updated_at = _now()
        self.cancelled = threading.Event()
        self._ended_at: str | None = None
        self._error: dict[str, Any] | None = None
        self._lock = threading.Lock()

    def run(self) -> None:
        """Leave the queue."""
        self._move("Running", unless=("Cancelling",))

    def end(self, failure: str | None = None, *, code: str = "ValidationError") -> None:
        """Enter the last state: Cancelled when that was asked for, Failed when there is a reason."""
        with self._lock:
            if failure is not None:
                self._error = {"Code": code, "Messages": [failure[:_LONGEST_MESSAGE]]}
            is_cancelled = self.status == "Cancelling" and failure is None
            self.status = "Cancelled" if is_cancelled else "Failed" if failure else "Completed"
            self._ended_at = self._updated_at = _now()

    def cancel(self) -> None:
        """CancelJob. A job that has ended stays as it is."""
        self._move("Cancelling", unless=ENDED)
        self.cancelled.set()

    def summary(self) -> dict[str, Any]:
        """The job as ListJobs shows it: without tags."""
        shown = {
            **self.definition,
            "JobId": self.id,
            "JobArn": self.arn,
            "Status": self.status,
            "CreatedAt": self.created_at,
            "UpdatedAt": self._updated_at,
            "EndedAt": self._ended_at,
            "Error": self._error,
            "Tags": None,
        }
        return {name: value for name, value in shown.items() if value is not None}

    def describe(self) -> dict[str, Any]:
        """The job as GetJob shows it."""
        return {**self.summary(), "Tags": self.definition.get("Tags", {})}

    def _move(self, status: str, *, unless: tuple[str, ...]) -> None:
        with self._lock:
            if self.status not in unless:
                self.status, self._updated_at = status, _now()


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
