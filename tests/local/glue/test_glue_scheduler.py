from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from moto.glue.exceptions import ConcurrentRunsExceededException, EntityNotFoundException, GSRInvalidInputException

from glue_constructs.local.glue.jobs import Job, Jobs
from glue_constructs.local.glue.scheduler import Outcome, Scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.glue.runs import EmbeddedJobRun


class ScriptedExecution:
    """An execution that runs until the test ends it, or until it is stopped."""

    def __init__(self, run: EmbeddedJobRun) -> None:
        self.run = run
        self._finished = threading.Event()
        self._outcome = Outcome("STOPPED")

    def perform(self) -> Outcome:
        self.run.enter_state("RUNNING")
        assert self._finished.wait(10)
        return self._outcome

    def finish(self, state: str, message: str | None = None) -> None:
        self._outcome = Outcome(state, message)
        self._finished.set()
        assert self.run.ended.wait(10)

    def stop(self) -> None:
        self._finished.set()


class Bench:
    """A scheduler and its executions."""

    def __init__(self) -> None:
        self.jobs = Jobs(region="us-east-1", account_id="123456789012")
        self.executions: dict[str, ScriptedExecution] = {}
        self.scheduler = Scheduler(self.jobs, self._execution)

    def job(self, **definition: Any) -> Job:
        return self.jobs.create("flights", {"Role": "r", "Command": {"Name": "pythonshell"}, **definition})

    def start(self, **parameters: Any) -> EmbeddedJobRun:
        return self.scheduler.start("flights", parameters)

    def finish(self, run: EmbeddedJobRun, state: str = "SUCCEEDED", message: str | None = None) -> None:
        self.executions[run.id].finish(state, message)

    def _execution(self, run: EmbeddedJobRun) -> ScriptedExecution:
        self.executions[run.id] = ScriptedExecution(run)
        return self.executions[run.id]


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.scheduler.close()


def states(job: Job) -> list[str]:
    """Return the states of the runs, newest first. STARTING is replaced by RUNNING: it depends on the threads."""
    return ["RUNNING" if run.state == "STARTING" else run.state for run in job.runs]


def test_a_run_ends_with_the_outcome_of_its_execution(bench: Bench) -> None:
    job = bench.job()
    run = bench.start()

    bench.finish(run, "FAILED", "ValueError: no")

    assert states(job) == ["FAILED"]
    assert run.describe()["ErrorMessage"] == "ValueError: no"


def test_runs_are_listed_newest_first(bench: Bench) -> None:
    job = bench.job()
    runs = []
    for _ in range(3):
        runs.append(bench.start())
        bench.finish(runs[-1])

    assert job.runs == runs[::-1]


def test_more_than_the_maximum_of_concurrent_runs_are_rejected(bench: Bench) -> None:
    job = bench.job(ExecutionProperty={"MaxConcurrentRuns": 2})
    first, _ = bench.start(), bench.start()

    with pytest.raises(ConcurrentRunsExceededException, match="Concurrent runs exceeded for flights"):
        bench.start()
    assert len(job.runs) == 2

    bench.finish(first)
    bench.start()
    assert states(job) == ["RUNNING", "RUNNING", "SUCCEEDED"]


def test_queued_runs_wait_and_start_in_order(bench: Bench) -> None:
    job = bench.job(JobRunQueuingEnabled=True)
    first, second, third = bench.start(), bench.start(), bench.start()
    assert states(job) == ["WAITING", "WAITING", "RUNNING"]
    assert second.describe()["StateDetail"] == "Max concurrent job runs per job exceeded"

    bench.finish(first)
    assert states(job) == ["WAITING", "RUNNING", "SUCCEEDED"]
    assert "StateDetail" not in second.describe()

    bench.finish(second)
    bench.finish(third)
    assert states(job) == ["SUCCEEDED"] * 3


def test_queuing_of_the_run_overrides_that_of_the_job(bench: Bench) -> None:
    job = bench.job(JobRunQueuingEnabled=True)
    bench.start()

    with pytest.raises(ConcurrentRunsExceededException):
        bench.start(JobRunQueuingEnabled=False)
    assert len(job.runs) == 1


def test_a_waiting_run_is_stopped_without_starting(bench: Bench) -> None:
    job = bench.job(JobRunQueuingEnabled=True)
    first, second = bench.start(), bench.start()

    assert bench.scheduler.stop(second) is None
    bench.finish(first)

    assert states(job) == ["STOPPED", "SUCCEEDED"]
    assert second.id not in bench.executions


def test_a_run_in_progress_becomes_stopping_and_then_stopped(bench: Bench) -> None:
    bench.job(MaxRetries=1)
    run = bench.start()

    assert bench.scheduler.stop(run) is None

    assert run.ended.wait(10)
    assert run.state == "STOPPED"


def test_stopping_twice_or_after_the_end_is_an_error(bench: Bench) -> None:
    bench.job()
    run = bench.start()
    run.enter_state("STOPPING")
    assert bench.scheduler.stop(run) == "JobRunInvalidStateTransitionException"

    bench.finish(run, "STOPPED")
    assert bench.scheduler.stop(run) == "JobRunInTerminalStateException"


def test_a_failed_run_is_retried_with_ids_as_in_the_service(bench: Bench) -> None:
    job = bench.job(MaxRetries=2)
    first = bench.start(Arguments={"--day": "1"})
    bench.finish(first, "FAILED", "no")
    second = job.runs[0]
    bench.finish(second, "FAILED", "no")
    third = job.runs[0]
    bench.finish(third, "FAILED", "no")

    assert [(run.id, run.attempt, run.previous_run_id) for run in reversed(job.runs)] == [
        (first.id, 0, None),
        (f"{first.id}_attempt_1", 1, first.id),
        (f"{first.id}_attempt_2", 2, f"{first.id}_attempt_1"),
    ]
    assert third.all_arguments == {"--day": "1"}


def test_the_retry_is_listed_when_the_failure_is_visible(bench: Bench) -> None:
    job = bench.job(MaxRetries=1)
    run = bench.start()
    bench.executions[run.id].finish("FAILED")

    assert run.ended.is_set()
    assert states(job) == ["RUNNING", "FAILED"]


@pytest.mark.parametrize("state", ["SUCCEEDED", "TIMEOUT", "STOPPED"])
def test_only_a_failure_is_retried(bench: Bench, state: str) -> None:
    job = bench.job(MaxRetries=3)
    bench.finish(bench.start(), state)

    assert states(job) == [state]


def test_a_retry_starts_before_waiting_runs(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True)
    first, second = bench.start(), bench.start()

    bench.finish(first, "FAILED")

    assert second.state == "WAITING"
    assert job.runs[0].id == f"{first.id}_attempt_1"
    bench.finish(job.runs[0])
    assert second.state in ("STARTING", "RUNNING")


def test_a_deleted_job_is_not_retried_and_its_waiting_runs_do_not_start(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True)
    run, _ = bench.start(), bench.start()
    bench.jobs.delete("flights")
    other = bench.job()

    bench.finish(run, "FAILED")

    assert states(job) == ["WAITING", "FAILED"]
    assert other.runs == []


def test_a_previous_run_can_be_retried_with_start_job_run(bench: Bench) -> None:
    bench.job()
    first = bench.start()
    bench.finish(first)

    again = bench.scheduler.start("flights", {}, previous_run_id=first.id)

    assert again.describe()["PreviousRunId"] == first.id
    with pytest.raises(EntityNotFoundException):
        bench.scheduler.start("flights", {}, previous_run_id="jr_unknown")


def test_a_missing_job_cannot_be_run(bench: Bench) -> None:
    with pytest.raises(EntityNotFoundException, match="Failed to start job run due to missing metadata"):
        bench.start()


def test_conflicting_capacity_is_rejected_before_a_run_starts(bench: Bench) -> None:
    job = bench.job()

    with pytest.raises(GSRInvalidInputException, match="Please do not set Max Capacity"):
        bench.start(MaxCapacity=1.0, WorkerType="G.1X", NumberOfWorkers=2)
    assert job.runs == []


def test_an_internal_error_fails_the_run_and_frees_its_capacity(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    job = bench.job()

    def broken(_: ScriptedExecution) -> Outcome:
        raise RuntimeError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(ScriptedExecution, "perform", broken)
        run = bench.start()
        assert run.ended.wait(10)

    assert run.error_message == "Internal service error: RuntimeError('disk full')"
    bench.start()
    assert states(job) == ["RUNNING", "FAILED"]


def test_closing_stops_all_runs_and_starts_no_more(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True, ExecutionProperty={"MaxConcurrentRuns": 2})
    for _ in range(3):
        bench.start()

    bench.scheduler.close()

    assert states(job) == ["WAITING", "STOPPED", "STOPPED"]
    assert bench.start().state == "WAITING"
