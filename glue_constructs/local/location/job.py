"""One job: its states, and its descriptions for GetJob and ListJobs."""

from __future__ import annotations

import threading
from datetime import datetime, timezone
from typing import Any

ENDED = ("Completed", "Failed", "Cancelled")

_MAX_MESSAGE_LENGTH = 200  # JobErrorMessage in the service model


class Job:
    """One job.

    ::

        Pending -> Running -> Completed | Failed
        Pending | Running -> Cancelling -> Cancelled

    Attributes:
        id: The id of the job.
        arn: The ARN of the job.
        definition: The parameters of StartJob without ClientToken.
        status: The state, see above.
        cancelled: Set when the job is to be cancelled.
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
        """Change the state from Pending to Running."""
        self._set_status("Running", unless=("Cancelling",))

    def end(self, failure: str | None = None, *, code: str = "ValidationError") -> None:
        """Enter the final state: Failed if there is a failure, Cancelled after `cancel`, otherwise Completed."""
        with self._lock:
            if failure is not None:
                self._error = {"Code": code, "Messages": [failure[:_MAX_MESSAGE_LENGTH]]}
            is_cancelled = self.status == "Cancelling" and failure is None
            self.status = "Cancelled" if is_cancelled else "Failed" if failure else "Completed"
            self._ended_at = self._updated_at = _now()

    def cancel(self) -> None:
        """Cancel the job. Does nothing if it has ended."""
        self._set_status("Cancelling", unless=ENDED)
        self.cancelled.set()

    def summary(self) -> dict[str, Any]:
        """Return the job's entry in ListJobs, which has no tags."""
        fields = {
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
        return {name: value for name, value in fields.items() if value is not None}

    def describe(self) -> dict[str, Any]:
        """Return the response of GetJob."""
        return {**self.summary(), "Tags": self.definition.get("Tags", {})}

    def _set_status(self, status: str, *, unless: tuple[str, ...]) -> None:
        with self._lock:
            if self.status not in unless:
                self.status, self._updated_at = status, _now()


def _now() -> str:
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
