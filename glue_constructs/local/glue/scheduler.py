"""Scheduling runs: concurrency, queuing, stopping and retries."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from moto.glue.exceptions import ConcurrentRunsExceededException, EntityNotFoundException

from glue_constructs.local.glue.jobs import validate
from glue_constructs.local.glue.runs import EmbeddedJobRun
from glue_constructs.model.run_states import ACTIVE, ENDED

if TYPE_CHECKING:
    from collections.abc import Callable

    from glue_constructs.local.glue.cause import Cause
    from glue_constructs.local.glue.jobs import Job, Jobs

_log = logging.getLogger(__name__)


class Outcome(NamedTuple):
    """How a run ended.

    Attributes:
        state: SUCCEEDED, FAILED, TIMEOUT or STOPPED.
        error_message: Why the run did not succeed. Default: none.
    """

    state: str
    error_message: str | None = None


class Execution(Protocol):
    """Executes one run."""

    def perform(self) -> Outcome:
        """Execute the run and wait until it ends."""

    def stop(self) -> None:
        """Request that the run ends with STOPPED. Return immediately."""


class Scheduler:
    """Starts runs, each in a separate thread, and queues waiting runs.

    Args:
        jobs: All jobs.
        execution: Creates the execution of a run.
        on_run_end: Called with every run that ends without a retry and with its final state, before this state is
            visible in the API. Only one thread calls it at a time. Default: does nothing.
    """

    def __init__(
        self,
        jobs: Jobs,
        execution: Callable[[EmbeddedJobRun], Execution],
        on_run_end: Callable[[EmbeddedJobRun, str], None] = lambda _run, _state: None,
    ) -> None:
        self._jobs = jobs
        self._make_execution = execution
        self._on_run_end = on_run_end
        self._lock = threading.RLock()
        self._active: dict[str, tuple[Execution, threading.Thread]] = {}
        self._closed = False

    def start(
        self,
        job_name: str,
        parameters: dict[str, Any],
        *,
        previous_run_id: str | None = None,
        cause: Cause | None = None,
    ) -> EmbeddedJobRun:
        """Start a run, for StartJobRun or a trigger.

        Raises:
            EntityNotFoundException: There is no such job or previous run.
            GSRInvalidInputException: The capacity settings conflict.
            ConcurrentRunsExceededException: The job has its maximum of concurrent runs, without job run queuing.
        """
        if job_name not in self._jobs:
            raise EntityNotFoundException("Failed to start job run due to missing metadata.")  # the service's message
        job = self._jobs.get(job_name)
        validate(parameters)
        if previous_run_id is not None:
            job.run(previous_run_id)
        run = EmbeddedJobRun(job, parameters, previous_run_id=previous_run_id, cause=cause)
        with self._lock:
            if self._has_capacity(job):
                self._launch(run)
            elif run.definition.get("JobRunQueuingEnabled"):
                run.enter_state("WAITING", detail="Max concurrent job runs per job exceeded")
            else:
                raise ConcurrentRunsExceededException(f"Concurrent runs exceeded for {job.name}")
            job.runs.insert(0, run)
        return run

    def stop(self, run: EmbeddedJobRun) -> str | None:
        """Stop a run, for BatchStopJobRun.

        Returns:
            The error code if the run cannot be stopped; else None.
        """
        with self._lock:
            if run.state in ENDED:
                return "JobRunInTerminalStateException"
            if run.state == "STOPPING":
                return "JobRunInvalidStateTransitionException"
            if run.state == "WAITING":
                self._on_run_end(run, "STOPPED")
                run.end("STOPPED")
                return None
            run.enter_state("STOPPING")
            execution, _ = self._active[run.id]
            execution.stop()
        return None

    def close(self) -> None:
        """Stop every run and wait until all have ended."""
        with self._lock:
            self._closed = True
            active = list(self._active.values())
        for execution, _ in active:
            execution.stop()
        for _, thread in active:
            thread.join()

    def _has_capacity(self, job: Job) -> bool:
        """Return whether another run of a job may start. None may after `close`."""
        limit: int = job.describe()["ExecutionProperty"].get("MaxConcurrentRuns", 1)
        return not self._closed and sum(run.state in ACTIVE for run in job.runs) < limit

    def _launch(self, run: EmbeddedJobRun) -> None:
        """Start the thread of a run. The caller holds the lock, so the run cannot end before it is listed."""
        run.enter_state("STARTING")
        execution = self._make_execution(run)
        thread = threading.Thread(target=self._perform, args=(run, execution), name=run.id, daemon=True)
        self._active[run.id] = (execution, thread)
        thread.start()

    def _perform(self, run: EmbeddedJobRun, execution: Execution) -> None:
        try:
            outcome = execution.perform()
        except Exception as error:  # noqa: BLE001  a run must end in spite of a bug in the embedded AWS
            _log.exception("run %s of job %s", run.id, run.job.name)
            outcome = Outcome("FAILED", f"Internal service error: {error!r}")
        with self._lock:
            # A retry or a triggered run starts before this run ends, so that a client that sees the end also sees them.
            if outcome.state == "FAILED" and self._is_retried(run):
                retry = run.next_attempt()
                run.job.runs.insert(0, retry)
                self._launch(retry)
            elif not self._closed:
                self._on_run_end(run, outcome.state)
            del self._active[run.id]
            run.end(*outcome)
            self._start_waiting_runs(run.job)

    def _is_retried(self, run: EmbeddedJobRun) -> bool:
        retries: int = run.definition.get("MaxRetries", 0)
        return run.attempt < retries and self._jobs.is_current(run.job) and not self._closed

    def _start_waiting_runs(self, job: Job) -> None:
        """Start the waiting runs, oldest first, while there is capacity. Those of a deleted job are never started."""
        for run in reversed(job.runs):
            if run.state == "WAITING" and self._jobs.is_current(job) and self._has_capacity(job):
                self._launch(run)
