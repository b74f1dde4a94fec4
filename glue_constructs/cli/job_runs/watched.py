"""A run that is watched, through the retries that Glue makes of it."""

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
"""How long Glue may take to follow a failed run by its next attempt: not documented, seconds were seen."""

_RETRIED = ("FAILED", "ERROR")
_RESTARTED = "EXPIRED"


class WatchedRun:
    """A run, and whether its last word is spoken.

    Args:
        run: The run.
        job: The definition of its job.
        usual_seconds: How long the job usually takes; `None` when nobody knows.
        retry_seconds: How long a retry is waited for.

    Attributes:
        run: The run, or the newest of its retries.
        usual_seconds: As given.
        is_over: Whether it has ended, and Glue follows it by no other.
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
        self._ended_at = None if run.is_live else time.monotonic() - _age(run)
        self.is_over = False

    @property
    def has_succeeded(self) -> bool:
        """Whether it, or its last retry, did."""
        return self.run.state == SUCCEEDED

    @property
    def share(self) -> float | None:
        """How much of its usual time has passed, 1.0 being all; `None` when that is not known."""
        if not self.usual_seconds or self.run.state != "RUNNING":
            return None
        return self.run.seconds / self.usual_seconds

    def refresh(self, glue: GlueClient) -> bool:
        """Ask Glue how it is; whether that has changed.

        A retry is looked for one look later, so that the failure before it is told.
        """
        before = (self.run.id, self.run.state, self.is_over)
        if not self.run.is_live:
            self._advance_to_retry(glue)
        if self.run.is_live:
            answer = glue.get_job_run(JobName=self.run.job, RunId=self.run.id)
            self.run = ApiJobRun(dict(answer["JobRun"]))
            self._ended_at = None if self.run.is_live else time.monotonic()
            self.is_over = not self.run.is_live and not self._is_retried()
        return before != (self.run.id, self.run.state, self.is_over)

    def status_text(self) -> str:
        """What is to come, in words; empty where that is not known."""
        if self.run.is_live:
            return "" if self.share is None or self.usual_seconds is None else self._time_left(self.usual_seconds)
        if not self.is_over:
            return "its retry by Glue is waited for"
        return "" if self.has_succeeded else self.run.error_message

    def _time_left(self, usual: float) -> str:
        left = usual - self.run.seconds
        return (
            f"about {format_duration(left)} to go"
            if left > 0
            else f"{format_duration(-left)} longer than usual ({format_duration(usual)})"
        )

    def _advance_to_retry(self, glue: GlueClient) -> None:
        """Go on with the run by which Glue follows this one, or have it over."""
        if self._is_retried() and (follower := self._find_retry(glue)):
            self.run = follower
            self._ended_at = None if follower.is_live else time.monotonic() - _age(follower)
            self.is_over = not follower.is_live and not self._is_retried()
        elif (
            not self._is_retried() or self._ended_at is None or time.monotonic() - self._ended_at >= self._retry_seconds
        ):
            self.is_over = True

    def _is_retried(self) -> bool:
        """Whether Glue may follow it by another: it retries what failed, not what timed out or was stopped."""
        retried = self.run.state in _RETRIED and self.run.attempt < self._max_retries
        return retried or self.run.state == _RESTARTED

    def _find_retry(self, glue: GlueClient) -> ApiJobRun | None:
        # By the id, which Glue makes. PreviousRunId does not say it: somebody may have retried the run by hand.
        for other in iter_runs(glue, self.run.job):
            if other.id == self.run.id:
                return None  # newest first: whatever follows a run stands before it
            if other.first_id == self.run.first_id:
                return other
        return None


def _age(run: ApiJobRun) -> float:
    """How many seconds ago a run ended."""
    return (utc_now() - run.completed_on).total_seconds() if run.completed_on else RETRY_SECONDS
