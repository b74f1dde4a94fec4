"""When triggers fire, without a server."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from moto.glue.exceptions import ConcurrentRunsExceededException, EntityNotFoundException

from glue_constructs.local.glue.firing import Firing
from glue_constructs.local.glue.jobs import Jobs
from glue_constructs.local.glue.scheduler import Scheduler
from glue_constructs.local.glue.triggers import Triggers

from .test_glue_scheduler import ScriptedExecution

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.local.glue.runs import EmbeddedJobRun

PLACE = {"region": "us-east-1", "account_id": "123456789012"}
TWO = datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc)


class Bench:
    """Jobs whose runs end when the test ends them, and triggers for them."""

    def __init__(self) -> None:
        self.jobs = Jobs(**PLACE)
        self.triggers = Triggers(self.jobs, **PLACE)
        self.executions: dict[str, ScriptedExecution] = {}
        self.scheduler = Scheduler(self.jobs, self._execution, self._follow)
        self.firing = Firing(self.triggers, self.scheduler.start)

    def job(self, name: str, **definition: Any) -> None:
        self.jobs.create(name, {"Role": "r", "Command": {"Name": "pythonshell"}, **definition})

    def trigger(self, name: str, *jobs: str, kind: str = "ON_DEMAND", active: bool = True, **definition: Any) -> None:
        actions = [{"JobName": job} for job in jobs]
        start = {} if kind == "ON_DEMAND" else {"StartOnCreation": active}
        self.triggers.create(name, {"Type": kind, "Actions": actions, **start, **definition})

    def after(self, name: str, job: str, *events: tuple[str, str], logical: str = "AND", active: bool = True) -> None:
        conditions = [{"LogicalOperator": "EQUALS", "JobName": other, "State": state} for other, state in events]
        predicate = {"Logical": logical, "Conditions": conditions}
        self.trigger(name, job, kind="CONDITIONAL", active=active, Predicate=predicate)

    def finish(self, job: str, state: str = "SUCCEEDED") -> EmbeddedJobRun:
        """End the only current run of a job, or the oldest of several."""
        run = next(run for run in reversed(self.jobs.get(job).runs) if not run.ended.is_set())
        self.executions[run.id].finish(state)
        return run

    def runs(self) -> dict[str, int]:
        """Return the number of runs of each job that has any."""
        return {job.name: len(job.runs) for job in self.jobs if job.runs}

    def _follow(self, run: EmbeddedJobRun, state: str) -> None:
        self.firing.handle_run_end(run, state)

    def _execution(self, run: EmbeddedJobRun) -> ScriptedExecution:
        self.executions[run.id] = ScriptedExecution(run)
        return self.executions[run.id]


@pytest.fixture
def bench() -> Iterator[Bench]:
    bench = Bench()
    for name in ("extract", "orders", "customers", "publish"):
        bench.job(name, ExecutionProperty={"MaxConcurrentRuns": 2})
    yield bench
    bench.scheduler.close()


def test_an_on_demand_trigger_fires_when_it_is_started_and_remains_created(bench: Bench) -> None:
    bench.trigger("now", "orders", "customers")
    assert bench.runs() == {}
    bench.firing.start_trigger("now")
    assert bench.runs() == {"orders": 1, "customers": 1}
    assert bench.triggers.get("now").state == "CREATED"


def test_the_fields_of_an_action_are_passed_to_the_run(bench: Bench) -> None:
    action = {"JobName": "orders", "Arguments": {"--day": "1"}, "Timeout": 5, "SecurityConfiguration": "s"}
    bench.triggers.create("now", {"Type": "ON_DEMAND", "Actions": [action]})
    bench.firing.start_trigger("now")
    [run] = bench.jobs.get("orders").runs
    shown = run.describe()
    assert (shown["Arguments"], shown["Timeout"], shown["SecurityConfiguration"]) == ({"--day": "1"}, 5, "s")
    assert (shown["TriggerName"], shown["PredecessorRuns"]) == ("now", [])


def test_a_scheduled_trigger_fires_only_in_its_minute(bench: Bench) -> None:
    bench.trigger("nightly", "extract", kind="SCHEDULED", Schedule="cron(0 2 * * ? *)")
    assert bench.firing.fire_scheduled(TWO - timedelta(minutes=1)) == []
    assert bench.firing.fire_scheduled(TWO + timedelta(minutes=1)) == []
    assert bench.runs() == {}
    assert bench.firing.fire_scheduled(TWO + timedelta(seconds=59)) == ["nightly"]
    assert bench.runs() == {"extract": 1}
    assert bench.firing.fire_scheduled(TWO.astimezone(timezone(timedelta(hours=5)))) == ["nightly"]


def test_only_an_activated_trigger_fires_on_its_schedule(bench: Bench) -> None:
    bench.trigger("nightly", "extract", kind="SCHEDULED", active=False, Schedule="cron(0 2 * * ? *)")
    assert bench.firing.fire_scheduled(TWO) == []
    bench.firing.start_trigger("nightly")
    assert bench.runs() == {}  # StartTrigger activates, it does not fire
    assert bench.firing.fire_scheduled(TWO) == ["nightly"]
    bench.triggers.get("nightly").set_active(active=False)
    assert bench.triggers.get("nightly").state == "DEACTIVATED"
    assert bench.firing.fire_scheduled(TWO) == []


def test_a_conditional_trigger_fires_after_a_run_that_a_trigger_started(bench: Bench) -> None:
    bench.trigger("now", "extract")
    bench.after("next", "orders", ("extract", "SUCCEEDED"))
    bench.after("last", "publish", ("orders", "SUCCEEDED"))
    bench.firing.start_trigger("now")
    first = bench.finish("extract")
    assert bench.runs() == {"extract": 1, "orders": 1}
    second = bench.finish("orders")
    [run] = bench.jobs.get("publish").runs
    assert run.describe()["TriggerName"] == "last"
    assert run.describe()["PredecessorRuns"] == [{"JobName": "orders", "RunId": second.id}]
    assert second.describe()["PredecessorRuns"] == [{"JobName": "extract", "RunId": first.id}]


def test_no_trigger_fires_after_a_run_that_no_trigger_started(bench: Bench) -> None:
    bench.after("next", "orders", ("extract", "SUCCEEDED"))
    bench.scheduler.start("extract", {})
    bench.finish("extract")
    assert bench.runs() == {"extract": 1}


@pytest.mark.parametrize("state", ["FAILED", "TIMEOUT", "STOPPED"])
def test_a_final_state_fires_only_the_triggers_with_that_state(bench: Bench, state: str) -> None:
    bench.trigger("now", "extract")
    bench.after("next", "orders", ("extract", "SUCCEEDED"))
    bench.after("alert", "publish", ("extract", state))
    bench.firing.start_trigger("now")
    bench.finish("extract", state)
    assert bench.runs() == {"extract": 1, "publish": 1}


def test_an_inactive_trigger_does_not_fire(bench: Bench) -> None:
    bench.trigger("now", "extract")
    bench.after("next", "orders", ("extract", "SUCCEEDED"), active=False)
    bench.firing.start_trigger("now")
    bench.finish("extract")
    assert bench.runs() == {"extract": 1}


def test_and_combines_only_runs_of_one_firing(bench: Bench) -> None:
    bench.trigger("now", "orders", "customers")
    bench.after("both", "publish", ("orders", "SUCCEEDED"), ("customers", "SUCCEEDED"))
    bench.firing.start_trigger("now")
    bench.firing.start_trigger("now")
    bench.finish("orders")
    bench.finish("customers", "FAILED")
    bench.finish("orders", "FAILED")
    bench.finish("customers")
    assert "publish" not in bench.runs()
    bench.firing.start_trigger("now")
    customers, orders = bench.finish("customers"), bench.finish("orders")
    [run] = bench.jobs.get("publish").runs
    assert {each["RunId"] for each in run.describe()["PredecessorRuns"]} == {orders.id, customers.id}


def test_any_fires_for_each_run(bench: Bench) -> None:
    bench.trigger("now", "orders", "customers")
    bench.after("either", "publish", ("orders", "SUCCEEDED"), ("customers", "FAILED"), logical="ANY")
    bench.firing.start_trigger("now")
    bench.finish("orders")
    bench.finish("customers", "FAILED")
    assert bench.runs()["publish"] == 2


def test_a_run_that_is_retried_fires_no_trigger(bench: Bench) -> None:
    bench.job("shaky", MaxRetries=1)
    bench.trigger("now", "shaky")
    bench.after("alert", "publish", ("shaky", "FAILED"))
    bench.after("next", "orders", ("shaky", "SUCCEEDED"))
    bench.firing.start_trigger("now")
    bench.finish("shaky", "FAILED")
    assert "publish" not in bench.runs()
    bench.finish("shaky")
    assert bench.runs() == {"shaky": 2, "orders": 1}


def test_starting_a_trigger_reports_a_job_at_its_maximum_and_starts_the_other_jobs(bench: Bench) -> None:
    bench.job("single")
    bench.trigger("now", "single", "orders")
    bench.firing.start_trigger("now")
    with pytest.raises(ConcurrentRunsExceededException):
        bench.firing.start_trigger("now")
    assert bench.runs() == {"single": 1, "orders": 2}


def test_a_deleted_job_is_logged_and_the_other_actions_are_performed(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench.job("short-lived")
    bench.trigger("nightly", "short-lived", "orders", kind="SCHEDULED", Schedule="cron(0 2 * * ? *)")
    bench.jobs.delete("short-lived")
    assert bench.firing.fire_scheduled(TWO) == ["nightly"]
    assert bench.runs() == {"orders": 1}
    assert "trigger nightly cannot start short-lived" in caplog.text


def test_crawlers_are_logged_as_unsupported(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.triggers.create("crawl", {"Type": "ON_DEMAND", "Actions": [{"CrawlerName": "lake"}]})
    bench.firing.start_trigger("crawl")
    assert "does not run crawlers" in caplog.text


def test_a_missing_trigger_cannot_be_started(bench: Bench) -> None:
    with pytest.raises(EntityNotFoundException, match="gone"):
        bench.firing.start_trigger("gone")
