"""The interpreter of the Amazon States Language, and the executions."""

from __future__ import annotations

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError
from simulation.language import Machine, NotInterpreted
from simulation.plain import PlainProvider
from simulation.processes import Function
from simulation.provider import MACHINE
from simulation.schedule import Schedule, Setting
from simulation.world import BEGINNING, World

TASK = {"Type": "Task", "Resource": "worker", "End": True}


class Counting(PlainProvider):
    """A machine with one function, which fails the given number of times and then returns its input."""

    def __init__(self, states: dict[str, Any], *, fails: int = 0, seconds: float = 50, **machine: Any) -> None:
        self.calls: list[tuple[float, Any]] = []
        self._fails = fails
        self.functions = (Function("worker", self._work, seconds),)
        self.machine = Machine({"StartAt": next(iter(states)), "States": states, **machine})

    def _work(self, world: World, given: Any) -> Any:
        self.calls.append((round(world.clock.now - BEGINNING), given))
        if len(self.calls) <= self._fails:
            raise ValueError("no")
        return given


def execute(provider: Counting, given: Any = None) -> Any:
    world = World(Schedule(1, ()), provider)
    execution = world.states.start(MACHINE, "one", json.dumps(given or {}), None)
    world.clock.run()
    return execution


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"Type": "Parallel"}, id="a-type"),
        pytest.param({"OutputPath": "$"}, id="a-field"),
        pytest.param({"Retry": [{"ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL"}]}, id="a-field-of-a-retrier"),
        pytest.param({"Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {}}]}, id="a-field-of-a-catcher"),
    ],
)
def test_an_unsupported_definition_is_rejected(changed):
    with pytest.raises(NotInterpreted):
        Machine({"StartAt": "A", "States": {"A": {**TASK, **changed}}})


def test_a_task_is_repeated_with_growing_pauses_up_to_the_longest():
    retry = {
        "ErrorEquals": ["States.ALL"],
        "IntervalSeconds": 20,
        "BackoffRate": 2,
        "MaxDelaySeconds": 50,
        "MaxAttempts": 4,
    }
    provider = Counting({"A": {**TASK, "Retry": [retry]}}, fails=4)
    assert execute(provider).status == "SUCCEEDED"
    assert [when for when, _given in provider.calls] == [0, 20, 60, 110, 161]  # and a tenth of a second per call


def test_the_error_of_the_last_attempt_is_caught_into_the_state():
    retry = {"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}
    catch = {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B"}
    provider = Counting({"A": {**TASK, "Retry": [retry], "Catch": [catch]}, "B": TASK}, fails=2)
    assert execute(provider, {"a": 1}).status == "SUCCEEDED"
    assert provider.calls[-1][1] == {"a": 1, "error": {"Error": "ValueError", "Cause": "no"}}


def test_a_catcher_without_a_path_returns_only_the_error():
    catch = {"ErrorEquals": ["States.ALL"], "Next": "B"}
    provider = Counting({"A": {**TASK, "Catch": [catch]}, "B": TASK}, fails=1)
    execute(provider, {"a": 1})
    assert provider.calls[-1][1] == {"Error": "ValueError", "Cause": "no"}


def test_an_error_that_nothing_catches_fails_the_execution():
    assert execute(Counting({"A": TASK}, fails=1)).status == "FAILED"


def test_parameters_wait_and_choice_follow_the_state():
    provider = Counting(
        {
            "A": {**TASK, "Parameters": {"step": "a", "state.$": "$"}, "Next": "W", "End": False},
            "W": {"Type": "Wait", "SecondsPath": "$.state.seconds", "Next": "C"},
            "C": {"Type": "Choice", "Choices": [{"Variable": "$.step", "StringEquals": "a", "Next": "B"}]},
            "B": {**TASK, "End": False, "Next": "Done"},
            "Done": {"Type": "Succeed"},
        }
    )
    assert execute(provider, {"seconds": 30}).status == "SUCCEEDED"
    (first, _), (second, given) = provider.calls
    assert second - first == 30
    assert given == {"step": "a", "state": {"seconds": 30}}


def test_a_choice_without_a_match_fails_the_execution():
    choice = {"Type": "Choice", "Choices": [{"Variable": "$.next", "StringEquals": "a", "Next": "C"}]}
    assert execute(Counting({"C": choice}), {"next": "b"}).status == "FAILED"


def test_an_execution_times_out():
    wait = {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "A"}
    execution = execute(Counting({"W": wait, "A": TASK}, TimeoutSeconds=60), {"seconds": 100})
    assert (execution.status, execution.ended) == ("TIMED_OUT", BEGINNING + 60.02)


class TestAName:
    @pytest.fixture
    def world(self) -> World:
        wait = {"Type": "Wait", "SecondsPath": "$.seconds", "Next": "A"}
        return World(Schedule(1, ()), Counting({"W": wait, "A": TASK}))

    def test_with_the_same_input_returns_the_running_execution(self, world):
        execution = world.states.start(MACHINE, "one", '{"seconds": 9}', None)
        assert world.states.start(MACHINE, "one", '{"seconds": 9}', None) is execution

    @pytest.mark.parametrize("ended", [False, True])
    def test_of_an_ended_execution_or_with_another_input_is_rejected(self, world, ended):
        world.states.start(MACHINE, "one", '{"seconds": 9}', None)
        if ended:
            world.clock.run()
        with pytest.raises(ClientError, match="ExecutionAlreadyExists"):
            world.states.start(MACHINE, "one", '{"seconds": 9}' if ended else '{"seconds": 8}', None)

    def test_is_listed_after_the_lag_newest_first(self, world):
        world.states.start(MACHINE, "one", '{"seconds": 9}', None)
        world.clock.now += 1
        world.states.start(MACHINE, "two", '{"seconds": 9}', None)
        world.clock.now += 1
        assert [e["name"] for e in world.states.list_executions(MACHINE, 0, "RUNNING")] == ["two", "one"]
        assert [e["name"] for e in world.states.list_executions(MACHINE, 1.5, None)] == ["one"]

    def test_of_a_stopped_execution_stays_aborted(self, world):
        execution = world.states.start(MACHINE, "one", '{"seconds": 9}', None)
        world.states.stop(execution.arn)
        world.clock.run()
        assert execution.status == "ABORTED"

    def test_of_a_deleted_machine_is_aborted_at_its_next_state(self, world):
        execution = world.states.start(MACHINE, "one", '{"seconds": 9}', None)
        world.clock.at(BEGINNING + 5, world.states.delete_machine, MACHINE)
        world.clock.run()
        assert (execution.status, execution.ended) == ("ABORTED", BEGINNING + 9.02)
        with pytest.raises(ClientError, match="StateMachineDoesNotExist"):
            world.states.start(MACHINE, "two", "{}", None)


def test_executions_are_listed_in_pages_with_those_of_other_resources():
    provider = Counting({"A": TASK})
    world = World(Schedule(1, (), (Setting("other_executions", 7),)), provider)
    world.states.start(MACHINE, "one", "{}", None)
    world.clock.now += 10
    found: list[dict[str, Any]] = []
    token: dict[str, str] = {}
    while token is not None:
        page = world.states.call("ListExecutions", {"stateMachineArn": MACHINE, **token}, None)
        assert len(page["executions"]) <= 3
        found += page["executions"]
        token = {"nextToken": page["nextToken"]} if "nextToken" in page else None
    starts = [each["startDate"] for each in found]
    assert starts == sorted(starts, reverse=True)
    assert [each["name"] for each in found].index("one") == 2
    assert len(found) == 8


@pytest.mark.parametrize(
    ("result", "error"),
    [
        pytest.param({1, 2}, "Runtime.MarshalError", id="not-json"),
        pytest.param("x" * 262_144, "States.DataLimitExceeded", id="too-large"),
    ],
)
def test_a_result_that_cannot_be_passed_on_is_an_error(result, error):
    catch = {"ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "B"}
    provider = Counting({"A": {**TASK, "Catch": [catch]}, "B": {"Type": "Succeed"}})
    provider.functions = (Function("worker", lambda _world, _given: result, 50),)
    world = World(Schedule(0, ()), provider)  # a seed whose results are passed on as JSON
    seen = []
    world.note = lambda text, *values: seen.append(text % values)
    world.states.start(MACHINE, "one", "{}", None)
    world.clock.run()
    assert any(error in line for line in seen)


def test_errors_of_lambda_itself_are_errors_of_the_task():
    retry = {"ErrorEquals": ["Lambda.TooManyRequestsException"], "IntervalSeconds": 20, "MaxAttempts": 3}
    outage = Setting("outage", (0, 30, "lambda", "TooManyRequestsException"))
    provider = Counting({"A": {**TASK, "Retry": [retry]}})
    world = World(Schedule(1, (), (outage,)), provider)
    world.states.start(MACHINE, "one", "{}", None)
    world.clock.run()
    assert [when for when, _given in provider.calls] == [60]  # after 0, 20 and 20 + 40 seconds
