"""A model of Step Functions: named executions, and an interpreter of the part of Amazon States Language that we use.

Modelled (Amazon States Language specification; API references of the actions): Task with Parameters, Retry, Catch,
TimeoutSeconds; Wait with SecondsPath; Choice with StringEquals; Succeed; a machine's TimeoutSeconds. A name is reserved
for 90 days; StartExecution with the same name and input returns the execution while it is running, otherwise it raises
ExecutionAlreadyExists. StopExecution ends an execution, not the function that it has called. ListExecutions is
eventually consistent (its API reference): it shows an execution, and its end, after the lag that a schedule decides,
newest first.

Not modelled: other state types and fields, which are rejected; jitter; quotas and throttling (a schedule injects these
as errors of the calls).
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from .processes import Failure
from .refusals import EXCEPTIONS, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .resources import Request
    from .world import World

_FIELDS = {
    "Task": {"Type", "Resource", "Parameters", "TimeoutSeconds", "Retry", "Catch", "Next", "End"},
    "Wait": {"Type", "SecondsPath", "Next"},
    "Choice": {"Type", "Choices"},
    "Succeed": {"Type"},
}
_MACHINE = {"Comment", "StartAt", "States", "TimeoutSeconds"}
_RETRIER = {"ErrorEquals", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds"}
_CATCHER = {"ErrorEquals", "ResultPath", "Next"}
_RULE = {"Variable", "StringEquals", "Next"}
_MAX_STATE_BYTES = 262_144
_STEP = 0.02


class NotInterpreted(Exception):
    """A definition that this interpreter does not support."""


class Machine:
    """A checked definition."""

    def __init__(self, name: str, definition: dict[str, Any]) -> None:
        _only(definition, _MACHINE)
        for state in definition["States"].values():
            if state["Type"] not in _FIELDS:
                raise NotInterpreted(f"state type {state['Type']}")
            _only(state, _FIELDS[state["Type"]])
            for part, fields in (("Retry", _RETRIER), ("Catch", _CATCHER), ("Choices", _RULE)):
                for entry in state.get(part, ()):
                    _only(entry, fields)
        self.name = name
        self.start_at: str = definition["StartAt"]
        self.states: dict[str, dict[str, Any]] = definition["States"]
        self.seconds: float | None = definition.get("TimeoutSeconds")


def _only(given: dict[str, Any], known: set[str]) -> None:
    if unknown := given.keys() - known:
        raise NotInterpreted(f"field {', '.join(sorted(unknown))} of {given}")


class Execution:
    """One execution, from state to state."""

    def __init__(self, world: World, machine: Machine, name: str, text: str, request: Request) -> None:
        self._world = world
        self._machine = machine
        self.name = name
        self.text = text
        self.request = request
        self.status = "RUNNING"
        self.started = world.clock.now
        self.ended = float("inf")
        self._tries: list[int] = []
        self._calls = 0

    @property
    def arn(self) -> str:
        """The execution's ARN."""
        return f"arn:aws:states:eu-west-1:123456789012:execution:{self._machine.name}:{self.name}"

    def begin(self) -> None:
        """Enter the first state."""
        if self._machine.seconds:
            self._world.clock.after(self._machine.seconds, self.end, "TIMED_OUT")
        self._enter(self._machine.start_at, json.loads(self.text))

    def end(self, status: str) -> None:
        """End the execution, unless it has ended."""
        if self.status == "RUNNING":
            self.status = status
            self.ended = self._world.clock.now
            self._world.note("execution %s %s", self.name, status)

    def _enter(self, name: str, data: Any) -> None:
        if self.status != "RUNNING":
            return
        state = self._machine.states[name]
        kind = state["Type"]
        if kind == "Task":
            self._tries = [0] * len(state.get("Retry", ()))
            self._run(state, data)
        elif kind == "Wait":
            self._world.clock.after(max(_path(data, state["SecondsPath"]), _STEP), self._enter, state["Next"], data)
        elif kind == "Choice":
            self._choose(state, data)
        else:
            self.end("SUCCEEDED")

    def _choose(self, state: dict[str, Any], data: Any) -> None:
        for rule in state["Choices"]:
            if _path(data, rule["Variable"]) == rule["StringEquals"]:
                self._enter(rule["Next"], data)
                return
        self.end("FAILED")  # States.NoChoiceMatched

    def _run(self, state: dict[str, Any], data: Any) -> None:
        if self.status != "RUNNING":
            return
        self._calls = call = self._calls + 1

        def ends(result: Any) -> None:
            if call == self._calls and self.status == "RUNNING":
                self._calls += 1  # this call has ended
                self._after(state, data, result)

        payload = _filled(state["Parameters"], data) if "Parameters" in state else data
        self._world.lambdas.invoke(state["Resource"], payload, request=self.request, ends=ends)
        if "TimeoutSeconds" in state:
            self._world.clock.after(state["TimeoutSeconds"], ends, Failure("States.Timeout", ""))

    def _after(self, state: dict[str, Any], data: Any, result: Any) -> None:
        if not isinstance(result, Failure):
            if self._world.is_strict and len(json.dumps(result)) > _MAX_STATE_BYTES:
                raise NotInterpreted("a state larger than Step Functions allows")
            self._next_state(state, result)
            return
        self._world.note("step failed: %s: %s", result.error, result.cause)
        for index, retrier in enumerate(state.get("Retry", ())):
            if _matches(retrier, result):
                if self._tries[index] < retrier.get("MaxAttempts", 3):
                    self._world.clock.after(_delay(retrier, self._tries[index]), self._run, state, data)
                    self._tries[index] += 1
                    return
                break
        for catcher in state.get("Catch", ()):
            if _matches(catcher, result):
                self._enter(catcher["Next"], _caught(catcher, data, result))
                return
        self.end("FAILED")

    def _next_state(self, state: dict[str, Any], data: Any) -> None:
        if state.get("End"):
            self.end("SUCCEEDED")
        else:
            self._enter(state["Next"], data)


def _path(data: Any, path: str) -> Any:
    """Return the value at a reference path, which has only members: "$" or "$.a.b"."""
    for member in path.split(".")[1:]:
        data = data[member]
    return data


def _filled(parameters: dict[str, Any], data: Any) -> dict[str, Any]:
    return {
        name.removesuffix(".$"): _path(data, value) if name.endswith(".$") else value
        for name, value in parameters.items()
    }


def _matches(rule: dict[str, Any], failure: Failure) -> bool:
    return any(
        name in ("States.ALL", failure.error) or (name == "States.TaskFailed" and failure.error != "States.Timeout")
        for name in rule["ErrorEquals"]
    )


def _delay(retrier: dict[str, Any], tries: int) -> float:
    seconds: float = retrier.get("IntervalSeconds", 1) * retrier.get("BackoffRate", 2.0) ** tries
    return min(seconds, float(retrier.get("MaxDelaySeconds", seconds)))


def _caught(catcher: dict[str, Any], data: Any, failure: Failure) -> Any:
    error = {"Error": failure.error, "Cause": failure.cause}
    path = catcher.get("ResultPath", "$")
    return error if path == "$" else {**data, path.removeprefix("$."): error}


class StepFunctions:
    """All executions."""

    def __init__(self, world: World, machine: Machine) -> None:
        self._world = world
        self._machine = machine
        self.executions: dict[str, Execution] = {}
        self.list_lag = 0.0

    def start(self, name: str | None, text: str, request: Request) -> Execution:
        """StartExecution."""
        name = name or f"unnamed-{len(self.executions)}"
        known = self.executions.get(name)
        if known:
            if known.status == "RUNNING" and known.text == text:
                return known
            raise refusal("ExecutionAlreadyExists", f"Execution Already Exists: '{known.arn}'", "StartExecution")
        execution = self.executions[name] = Execution(self._world, self._machine, name, text, request)
        self._world.note("execution %s begins", name)
        self._world.clock.after(_STEP, execution.begin)
        return execution

    def stop(self, arn: str) -> None:
        """StopExecution."""
        for execution in self.executions.values():
            if execution.arn == arn:
                execution.end("ABORTED")
                return
        raise refusal("ExecutionDoesNotExist", arn, "StopExecution")

    def list_executions(self, lag: float, status: str | None) -> list[dict[str, Any]]:
        """ListExecutions, newest first, with the state of some seconds ago."""
        then = self._world.clock.now - lag
        shown = []
        for execution in reversed(self.executions.values()):
            was = "RUNNING" if then < execution.ended else execution.status
            if execution.started <= then and status in (None, was):
                started = _date(execution.started)
                shown.append(
                    {"executionArn": execution.arn, "name": execution.name, "status": was, "startDate": started}
                )
        return shown


def _date(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)


class Client:
    """The part of boto3's client for Step Functions that the handlers use."""

    exceptions = EXCEPTIONS

    def __init__(self, world: World) -> None:
        self._world = world

    def start_execution(self, *, stateMachineArn: str, input: str, name: str | None = None) -> dict[str, Any]:  # noqa: N803  # AWS's names
        """StartExecution."""
        del stateMachineArn
        process = self._world.process
        request = process.request
        execution = process.call("states.start_execution", lambda: self._world.states.start(name, input, request))
        return {"executionArn": execution.arn, "startDate": _date(execution.started)}

    def stop_execution(self, *, executionArn: str, cause: str = "") -> dict[str, Any]:  # noqa: N803
        """StopExecution."""
        del cause
        self._world.process.call("states.stop_execution", lambda: self._world.states.stop(executionArn))
        return {}

    def get_paginator(self, operation: str) -> Client:
        """Return the paginator of ListExecutions, the only one."""
        if operation != "list_executions":
            raise NotImplementedError(operation)
        return self

    def paginate(self, *, stateMachineArn: str, statusFilter: str | None = None) -> Iterator[dict[str, Any]]:  # noqa: N803
        """Yield one page."""
        del stateMachineArn
        world = self._world
        yield {
            "executions": world.process.call(
                "states.list_executions",
                lambda: world.states.list_executions(world.stale_by or world.states.list_lag, statusFilter),
            )
        }
