from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import pytest
from moto.glue.exceptions import ConcurrentRunsExceededException, EntityNotFoundException, GSRInvalidInputException

from glue_constructs.local.glue.jobs import Job, Jobs
from glue_constructs.local.glue.scheduler import Outcome, Scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.glue.runs import JobRun


class ScriptedExecution:
    """Runs until the test says how it ends, or until it is stopped."""

    def __init__(self, run: JobRun) -> None:
        self.run = run
        self._finished = threading.Event()
        self._outcome = Outcome("STOPPED")

    def perform(self) -> Outcome:
        self.run.move("RUNNING")
        assert self._finished.wait(10)
        return self._outcome

    def finish(self, state: str, message: str | None = None) -> None:
        self._outcome = Outcome(state, message)
        self._finished.set()
        assert self.run.ended.wait(10)

    def stop(self) -> None:
        self._finished.set()


class Bench:
    """A scheduler and the executions that it has made."""

    def __init__(self) -> None:
        self.jobs = Jobs(region="us-east-1", account_id="123456789012")
        self.executions: dict[str, ScriptedExecution] = {}
        self.scheduler = Scheduler(self.jobs, self._execution)

    def job(self, **definition: Any) -> Job:
        return self.jobs.create("flights", {"Role": "r", "Command": {"Name": "pythonshell"}, **definition})

    def start(self, **parameters: Any) -> JobRun:
        return self.scheduler.start("flights", parameters)

    def finish(self, run: JobRun, state: str = "SUCCEEDED", message: str | None = None) -> None:
        self.executions[run.id].finish(state, message)

    def _execution(self, run: JobRun) -> ScriptedExecution:
        self.executions[run.id] = ScriptedExecution(run)
        return self.executions[run.id]


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    yield bench
    bench.scheduler.close()


def states(job: Job) -> list[str]:
    """Of its runs, the newest first. STARTING and RUNNING are one here: which it is depends on the threads."""
    return ["RUNNING" if run.state == "STARTING" else run.state for run in job.runs]


def test_a_run_ends_as_its_execution_does(bench: Bench) -> None:
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


def test_more_runs_than_the_job_may_have_are_refused(bench: Bench) -> None:
    job = bench.job(ExecutionProperty={"MaxConcurrentRuns": 2})
    first, _ = bench.start(), bench.start()

    with pytest.raises(ConcurrentRunsExceededException, match="Concurrent runs exceeded for flights"):
        bench.start()
    assert len(job.runs) == 2

    bench.finish(first)
    bench.start()
    assert states(job) == ["RUNNING", "RUNNING", "SUCCEEDED"]


def test_with_queuing_they_wait_and_start_in_their_order(bench: Bench) -> None:
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


def test_the_runs_own_queuing_wins_over_the_jobs(bench: Bench) -> None:
    job = bench.job(JobRunQueuingEnabled=True)
    bench.start()

    with pytest.raises(ConcurrentRunsExceededException):
        bench.start(JobRunQueuingEnabled=False)
    assert len(job.runs) == 1


def test_a_waiting_run_is_stopped_without_having_started(bench: Bench) -> None:
    job = bench.job(JobRunQueuingEnabled=True)
    first, second = bench.start(), bench.start()

    assert bench.scheduler.stop(second) is None
    bench.finish(first)

    assert states(job) == ["STOPPED", "SUCCEEDED"]
    assert second.id not in bench.executions


def test_a_running_run_goes_through_stopping_to_stopped(bench: Bench) -> None:
    bench.job(MaxRetries=1)
    run = bench.start()

    assert bench.scheduler.stop(run) is None

    assert run.ended.wait(10)
    assert run.state == "STOPPED"


def test_stopping_twice_or_after_the_end_is_an_error(bench: Bench) -> None:
    bench.job()
    run = bench.start()
    run.move("STOPPING")
    assert bench.scheduler.stop(run) == "JobRunInvalidStateTransitionException"

    bench.finish(run, "STOPPED")
    assert bench.scheduler.stop(run) == "JobRunInTerminalStateException"


def test_a_failed_run_is_retried_under_the_services_ids(bench: Bench) -> None:
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


def test_the_retry_is_there_when_the_failure_is_seen(bench: Bench) -> None:
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


def test_a_retry_goes_before_those_who_wait(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True)
    first, second = bench.start(), bench.start()

    bench.finish(first, "FAILED")

    assert second.state == "WAITING"
    assert job.runs[0].id == f"{first.id}_attempt_1"
    bench.finish(job.runs[0])
    assert second.state in ("STARTING", "RUNNING")


def test_a_deleted_job_is_not_retried_and_admits_nobody(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True)
    run, _ = bench.start(), bench.start()
    bench.jobs.delete("flights")
    other = bench.job()

    bench.finish(run, "FAILED")

    assert states(job) == ["WAITING", "FAILED"]
    assert other.runs == []


def test_a_previous_run_can_be_retried_by_hand(bench: Bench) -> None:
    bench.job()
    first = bench.start()
    bench.finish(first)

    again = bench.scheduler.start("flights", {}, previous_run_id=first.id)

    assert again.describe()["PreviousRunId"] == first.id
    with pytest.raises(EntityNotFoundException):
        bench.scheduler.start("flights", {}, previous_run_id="jr_unknown")


def test_a_missing_job_cannot_run(bench: Bench) -> None:
    with pytest.raises(EntityNotFoundException, match="Failed to start job run due to missing metadata"):
        bench.start()


def test_conflicting_capacity_is_refused_before_anything_starts(bench: Bench) -> None:
    job = bench.job()

    with pytest.raises(GSRInvalidInputException, match="Please do not set Max Capacity"):
        bench.start(MaxCapacity=1.0, WorkerType="G.1X", NumberOfWorkers=2)
    assert job.runs == []


def test_a_fault_of_the_embedded_aws_fails_the_run_and_frees_its_place(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
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


def test_closing_stops_all_and_starts_nothing_more(bench: Bench) -> None:
    job = bench.job(MaxRetries=1, JobRunQueuingEnabled=True, ExecutionProperty={"MaxConcurrentRuns": 2})
    for _ in range(3):
        bench.start()

    bench.scheduler.close()

    assert states(job) == ["WAITING", "STOPPED", "STOPPED"]
    assert bench.start().state == "WAITING"
