"""A watched run, including its retries by Glue."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.job_runs.history import iter_runs
from glue_constructs.cli.job_runs.job_run import ApiJobRun
from glue_constructs.cli.job_runs.times import format_duration, utc_now
from glue_constructs.model.run_states import SUCCEEDED

if TYPE_CHECKING:
    from types_boto3_glue import GlueClient

RETRY_SECONDS = 90
"""How long Glue may take to start the retry of a failed run: not documented; seconds were observed."""

_RETRIED = ("FAILED", "ERROR")
_RESTARTED = "EXPIRED"


class WatchedRun:
    """A watched run, including its retries.

    Args:
        run: The run.
        job: The job definition.
        usual_seconds: The usual duration of the job's runs; `None` if unknown.
        retry_seconds: How long to wait for a retry.

    Attributes:
        run: The run, or its newest retry.
        usual_seconds: See above.
        is_over: Whether the run has ended and no retry follows.
    """

    def __init__(
        self,
        run: ApiJobRun,
        job: dict[str, Any],
        *,
        usual_seconds: float | None,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self.run = run
        self.usual_seconds = usual_seconds
        self._max_retries = int(job.get("MaxRetries") or 0)
        self._retry_seconds = retry_seconds
        self._ended_at = None if run.is_live else time.monotonic() - _seconds_since_end(run)
        self.is_over = False

    @property
    def has_succeeded(self) -> bool:
        """Whether the run, or its last retry, has succeeded."""
        return self.run.state == SUCCEEDED

    @property
    def share(self) -> float | None:
        """The elapsed fraction of the usual duration; `None` if unknown."""
        if not self.usual_seconds or self.run.state != "RUNNING":
            return None
        return self.run.seconds / self.usual_seconds

    def refresh(self, glue: GlueClient) -> bool:
        """Read the run's state from Glue; return whether it has changed.

        A retry is searched for only in the next call, so that the failure before it is shown.
        """
        before = (self.run.id, self.run.state, self.is_over)
        if not self.run.is_live:
            self._advance_to_retry(glue)
        if self.run.is_live:
            response = glue.get_job_run(JobName=self.run.job, RunId=self.run.id)
            self.run = ApiJobRun(dict(response["JobRun"]))
            self._ended_at = None if self.run.is_live else time.monotonic()
            self.is_over = not self.run.is_live and not self._is_retried()
        return before != (self.run.id, self.run.state, self.is_over)

    def status_text(self) -> str:
        """Return the expected time left, or what the run is waiting for, or its error message; empty if unknown."""
        if self.run.is_live:
            return "" if self.share is None or self.usual_seconds is None else self._time_left(self.usual_seconds)
        if not self.is_over:
            return "waiting for the retry by Glue"
        return "" if self.has_succeeded else self.run.error_message

    def _time_left(self, usual: float) -> str:
        left = usual - self.run.seconds
        return (
            f"about {format_duration(left)} to go"
            if left > 0
            else f"{format_duration(-left)} longer than usual ({format_duration(usual)})"
        )

    def _advance_to_retry(self, glue: GlueClient) -> None:
        """Switch to the retry if there is one; mark the run as over if no retry is expected any more."""
        if self._is_retried() and (retry := self._find_retry(glue)):
            self.run = retry
            self._ended_at = None if retry.is_live else time.monotonic() - _seconds_since_end(retry)
            self.is_over = not retry.is_live and not self._is_retried()
        elif (
            not self._is_retried() or self._ended_at is None or time.monotonic() - self._ended_at >= self._retry_seconds
        ):
            self.is_over = True

    def _is_retried(self) -> bool:
        """Whether Glue may retry the run: it retries failed runs, not runs that timed out or were stopped."""
        retried = self.run.state in _RETRIED and self.run.attempt < self._max_retries
        return retried or self.run.state == _RESTARTED

    def _find_retry(self, glue: GlueClient) -> ApiJobRun | None:
        # Found by its id, which Glue derives from the first run's. PreviousRunId is also set for a manual retry.
        for other in iter_runs(glue, self.run.job):
            if other.id == self.run.id:
                return None  # newest first: a retry would come before its run
            if other.first_id == self.run.first_id:
                return other
        return None


def _seconds_since_end(run: ApiJobRun) -> float:
    """Return the seconds since a run ended."""
    return (utc_now() - run.completed_on).total_seconds() if run.completed_on else RETRY_SECONDS
