"""Processes in virtual time: how they are suspended and continued, die, and are retried."""

from __future__ import annotations

from typing import Any

import pytest
from simulation.lambdas import Delivery
from simulation.plain import PlainProvider
from simulation.processes import Failure, Function
from simulation.schedule import Fault, Schedule
from simulation.world import BEGINNING, World


class Calling(PlainProvider):
    """A function that calls a service three times, and records the times and the results."""

    def __init__(self, *, raises: bool = False) -> None:
        self.began: list[float] = []
        self.done: list[Any] = []
        self._raises = raises
        self.functions = (Function("worker", self._work, 30, "worker"),)

    def _work(self, world: World, name: str) -> list[Any]:
        if not self.began or self.began[-1] != world.process.started:
            self.began.append(world.process.started)
        answers = [
            world.process.call("service", lambda number=number: self._serve(world, name, number), client_timeout=20)
            for number in range(3)
        ]
        if self._raises:
            raise ValueError("no")
        return answers

    def _serve(self, world: World, name: str, number: int) -> tuple[str, int, float]:
        self.done.append((name, number))
        return name, number, round(world.clock.now - BEGINNING, 2)


def invoke(provider: Calling, *faults: Fault, meanwhile: float | None = None) -> Any:
    world = World(Schedule(1, (), faults=faults), provider)
    ended: list[Any] = []
    world.lambdas.invoke("worker", "a", request=None, ends=ended.append)
    if meanwhile is not None:
        world.clock.after(meanwhile, provider.done.append, "something else")
    world.clock.run()
    [result] = ended
    return result


def test_a_handler_is_not_suspended_if_no_other_action_is_due():
    assert invoke(Calling()) == [("a", 0, 0.15), ("a", 1, 0.2), ("a", 2, 0.25)]


def test_an_action_between_two_calls_does_not_change_the_results_of_the_handler():
    provider = Calling()
    assert invoke(provider, meanwhile=0.17) == invoke(Calling())
    assert provider.done == [("a", 0), "something else", ("a", 1), ("a", 2)]


@pytest.mark.parametrize(
    ("fault", "done", "error"),
    [
        pytest.param(Fault("die_before", "service", 1), 1, "Runtime.ExitError", id="before"),
        pytest.param(Fault("die_after", "service", 1), 2, "Runtime.ExitError", id="after"),
        pytest.param(Fault("die_first", "service", 1, 3), 2, "Runtime.ExitError", id="while-it-is-on-its-way"),
        pytest.param(Fault("die_before", "worker", 0), 0, "Runtime.ExitError", id="at-the-start"),
        pytest.param(Fault("die_after", "worker", 0), 3, "Lambda.Unknown", id="at-the-end"),
        pytest.param(Fault("lost", "service", 1), 1, "ReadTimeoutError", id="not-answered"),
        pytest.param(Fault("lost_answer", "service", 1, 5), 2, "ReadTimeoutError", id="done-and-not-answered"),
        pytest.param(Fault("error", "service", 1, "Throttling"), 1, "ReadTimeoutError", id="refused"),
        pytest.param(
            Fault("error_after", "service", 1, "InternalFailure"), 2, "ReadTimeoutError", id="done-and-refused"
        ),
    ],
)
def test_a_fault_ends_the_call_it_hits(fault, done, error):
    provider = Calling()
    result = invoke(provider, fault)
    assert isinstance(result, Failure)
    assert (len(provider.done), result.error) == (done, error)


@pytest.mark.parametrize(("kind", "when"), [("slow", 0.2), ("late", 5.15)])
def test_a_slow_answer_and_a_late_effect_are_two_things(kind, when):
    result = invoke(Calling(), Fault(kind, "service", 1, 5))
    assert result[1][2] == when
    assert result[2][2] == 5.2


def test_a_function_that_times_out_fails():
    faults = (Fault("slow", "service", 0, 18), Fault("slow", "service", 1, 18))
    assert invoke(Calling(), *faults).error == "Sandbox.Timedout"


class TestAnEvent:
    def delivered(self, provider: Calling, *faults: Fault) -> list[float]:
        world = World(Schedule(1, (), faults=faults), provider)
        world.lambdas.deliver("worker", {}, None)
        world.clock.run()
        return [round(began - BEGINNING) for began in provider.began]

    def test_is_delivered_once(self):
        assert self.delivered(Calling()) == [0]

    def test_is_delivered_again_one_and_two_minutes_after_a_failure(self):
        assert self.delivered(Calling(raises=True)) == [0, 60, 181]

    def test_is_delivered_twice_or_late_by_a_fault(self):
        assert self.delivered(Calling(), Fault("duplicate", "event", 0, 30)) == [0, 30]
        assert self.delivered(Calling(), Fault("late", "event", 0, 25)) == [25]

    def records(self, delivery: Delivery, *faults: Fault) -> list[dict[str, Any]]:
        provider = Calling(raises=True)
        received: list[dict[str, Any]] = []
        lost = Function("lost", lambda _world, record: received.append(record), 30)
        provider.functions = (*provider.functions, lost)
        world = World(Schedule(1, (), faults=faults), provider)
        world.lambdas.deliveries["worker"] = delivery
        world.lambdas.deliver("worker", {"a": 1}, None)
        world.clock.run()
        assert len(world.lambdas.lost) == (not delivery.destination)
        return received

    def test_that_fails_three_times_goes_to_the_destination(self):
        [record] = self.records(Delivery("lost"))
        assert record["requestPayload"] == {"a": 1}
        assert record["requestContext"]["condition"] == "RetriesExhausted"
        assert record["requestContext"]["approximateInvokeCount"] == 3
        assert record["responsePayload"] == {"errorMessage": "no", "errorType": "ValueError"}

    def test_that_is_too_old_is_not_delivered_again(self):
        [record] = self.records(Delivery("lost", max_age=100))
        assert record["requestContext"]["condition"] == "EventAgeExceeded"
        assert record["requestContext"]["approximateInvokeCount"] == 2

    def test_that_is_dropped_goes_to_the_destination(self):
        [record] = self.records(Delivery("lost"), Fault("dropped", "event", 0, 5))
        assert "responsePayload" not in record

    def test_is_lost_without_a_destination(self):
        assert self.records(Delivery()) == []
