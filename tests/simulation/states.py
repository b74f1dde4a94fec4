"""A model of Step Functions: named executions, and an interpreter of the part of Amazon States Language that we use.

Modelled (Amazon States Language specification; API references of the actions): Task with Parameters, Retry, Catch,
TimeoutSeconds; Wait with SecondsPath; Choice with StringEquals; Succeed; a machine's TimeoutSeconds. A name is reserved
for 90 days; StartExecution with the same name and input returns the execution while it is running, otherwise it raises
ExecutionAlreadyExists. An execution of a machine that was deleted ends at its next state. StopExecution ends an
execution, not the function that it has called. ListExecutions is eventually consistent (its API reference): it shows an
execution, and its end, after the lag that a schedule decides, newest first, in pages, with the executions of other
resources of the machine.

Not modelled: other state types and fields, which are rejected; jitter; quotas and throttling (a schedule injects these
as errors of the calls).
"""

from __future__ import annotations

import json
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from .errors import client_error
from .language import caught, delay, matches, payload, value_at
from .processes import Failure

if TYPE_CHECKING:
    from .language import Machine
    from .resources import Request
    from .world import World

_MAX_STATE_BYTES = 262_144
_STEP = 0.02
_PAGE = 3
_OTHERS_EVERY = 7


class Execution:
    """One execution, from state to state."""

    def __init__(self, world: World, deployed: DeployedMachine, name: str, text: str, request: Request) -> None:
        self._world = world
        self._deployed = deployed
        self._machine = deployed.machine
        self.name = name
        self.text = text
        self.request = request
        self.status = "RUNNING"
        self.started = world.clock.now
        self.ended = float("inf")
        self._tries: list[int] = []
        self._calls = 0

    @property
    def machine_arn(self) -> str:
        """The machine's ARN."""
        return self._deployed.arn

    @property
    def arn(self) -> str:
        """The execution's ARN."""
        return f"{self._deployed.arn.replace(':stateMachine:', ':execution:')}:{self.name}"

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
        if not self._deployed.exists:
            self.end("ABORTED")
        if self.status != "RUNNING":
            return
        state = self._machine.states[name]
        kind = state["Type"]
        if kind == "Task":
            self._tries = [0] * len(state.get("Retry", ()))
            self._run(state, data)
        elif kind == "Wait":
            self._world.clock.after(max(value_at(data, state["SecondsPath"]), _STEP), self._enter, state["Next"], data)
        elif kind == "Choice":
            self._choose(state, data)
        else:
            self.end("SUCCEEDED")

    def _choose(self, state: dict[str, Any], data: Any) -> None:
        for rule in state["Choices"]:
            if value_at(data, rule["Variable"]) == rule["StringEquals"]:
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

        given = payload(state["Parameters"], data) if "Parameters" in state else data
        function = state["Resource"]
        failure = self._failure_of_lambda(function)
        if failure:
            self._world.clock.after(_STEP, ends, failure)
        else:
            self._world.lambdas.invoke(function, given, request=self.request, ends=ends)
        if "TimeoutSeconds" in state:
            self._world.clock.after(state["TimeoutSeconds"], ends, Failure("States.Timeout", ""))

    def _failure_of_lambda(self, function: str) -> Failure | None:
        """Return why Lambda does not invoke a function: an error of the service, or a missing permission."""
        world = self._world
        error = world.outage_error("lambda")
        if error:
            return Failure(f"Lambda.{error}", "by the schedule")
        if world.is_denied(self._deployed.role, "lambda", "InvokeFunction", {"FunctionName": function}, self.request):
            return Failure("Lambda.AWSLambdaException", "not authorized to perform: lambda:InvokeFunction (403)")
        return None

    def _after(self, state: dict[str, Any], data: Any, result: Any) -> None:
        if self._world.is_strict and not isinstance(result, Failure):
            result = self._serialized(result)
        if not isinstance(result, Failure):
            self._next_state(state, result)
            return
        self._world.note("step failed: %s: %s", result.error, result.cause)
        for index, retrier in enumerate(state.get("Retry", ())):
            if matches(retrier, result):
                if self._tries[index] < retrier.get("MaxAttempts", 3):
                    self._world.clock.after(delay(retrier, self._tries[index]), self._run, state, data)
                    self._tries[index] += 1
                    return
                break
        for catcher in state.get("Catch", ()):
            if matches(catcher, result):
                self._enter(catcher["Next"], caught(catcher, data, result))
                return
        self.end("FAILED")

    def _serialized(self, result: Any) -> Any:
        """Return the result of a function as Lambda and Step Functions pass it on: as JSON."""
        try:
            text = json.dumps(result, allow_nan=False)
        except (TypeError, ValueError) as error:
            return Failure("Runtime.MarshalError", f"Unable to marshal response: {error}")
        if len(text) > _MAX_STATE_BYTES:
            return Failure("States.DataLimitExceeded", "the state is larger than Step Functions allows")
        return json.loads(text)

    def _next_state(self, state: dict[str, Any], data: Any) -> None:
        if state.get("End"):
            self.end("SUCCEEDED")
        else:
            self._enter(state["Next"], data)


class DeployedMachine:
    """A state machine of the account."""

    def __init__(self, arn: str, machine: Machine, role: str) -> None:
        self.arn = arn
        self.machine = machine
        self.role = role
        self.exists = True


class StepFunctions:
    """All machines and executions."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._machines: dict[str, DeployedMachine] = {}
        self.executions: dict[str, Execution] = {}

    def put_machine(self, arn: str, machine: Machine, role: str = "") -> None:
        """Create or change a machine; a running execution keeps its definition."""
        known = self._machines.get(arn)
        if known and known.exists:
            known.machine, known.role = machine, role
        else:
            self._machines[arn] = DeployedMachine(arn, machine, role)

    def delete_machine(self, arn: str) -> None:
        """DeleteStateMachine."""
        self._machines[arn].exists = False

    def call(self, operation: str, parameters: dict[str, Any], request: Request) -> dict[str, Any]:
        """Execute an operation of the API."""
        if operation == "StartExecution":
            execution = self.start(
                parameters["stateMachineArn"], parameters.get("name"), parameters.get("input", "{}"), request
            )
            return {"executionArn": execution.arn, "startDate": _date(execution.started)}
        if operation == "StopExecution":
            self.stop(parameters["executionArn"])
            return {"stopDate": _date(self._world.clock.now)}
        if operation == "ListExecutions":
            return self._list_page(parameters)
        if operation == "DescribeExecution":
            return self._describe(parameters["executionArn"])
        raise NotImplementedError(operation)

    def start(self, machine: str, name: str | None, text: str, request: Request) -> Execution:
        """StartExecution."""
        deployed = self._machine(machine, "StartExecution")
        name = name or f"unnamed-{len(self.executions)}"
        arn = f"{deployed.arn.replace(':stateMachine:', ':execution:')}:{name}"
        known = self.executions.get(arn)
        if known:
            if known.status == "RUNNING" and known.text == text:
                return known
            message = f"Execution Already Exists: '{arn}'"
            raise client_error("stepfunctions", "StartExecution", "ExecutionAlreadyExists", message)
        execution = self.executions[arn] = Execution(self._world, deployed, name, text, request)
        self._world.note("execution %s begins", name)
        self._world.clock.after(_STEP, execution.begin)
        return execution

    def stop(self, arn: str) -> None:
        """StopExecution."""
        execution = self.executions.get(arn)
        if execution is None:
            message = f"Execution Does Not Exist: '{arn}'"
            raise client_error("stepfunctions", "StopExecution", "ExecutionDoesNotExist", message)
        execution.end("ABORTED")

    def list_executions(self, machine: str, lag: float, status: str | None) -> list[dict[str, Any]]:
        """Return the executions of a machine, newest first, with the state of some seconds ago."""
        deployed = self._machine(machine, "ListExecutions")
        then = self._world.clock.now - lag
        shown = []
        for execution in reversed(self.executions.values()):
            was = "RUNNING" if then < execution.ended else execution.status
            if execution.machine_arn == deployed.arn and execution.started <= then and status in (None, was):
                shown.append(_item(execution.arn, execution.name, was, execution.started))
        crowd = self._world.settings["other_executions"]
        if crowd and status in (None, "RUNNING"):
            shown += [self._other_execution(deployed, number, then) for number in range(crowd)]
            shown.sort(key=lambda item: item["startDate"], reverse=True)
        return shown

    @staticmethod
    def _other_execution(deployed: DeployedMachine, number: int, then: float) -> dict[str, Any]:
        """Return a running execution of another resource, which began shortly before a time."""
        started = then - _OTHERS_EVERY * number - 1
        name = f"{number:016x}-{int(started):08x}-Create-{number:016x}"
        return _item(f"{deployed.arn.replace(':stateMachine:', ':execution:')}:{name}", name, "RUNNING", started)

    def _list_page(self, parameters: dict[str, Any]) -> dict[str, Any]:
        lag = self._world.stale_by or self._world.settings["list_lag"]
        found = self.list_executions(parameters["stateMachineArn"], lag, parameters.get("statusFilter"))
        first = int(parameters.get("nextToken", "0"))
        end = first + min(parameters.get("maxResults", _PAGE), _PAGE)
        page: dict[str, Any] = {"executions": found[first:end]}
        return {**page, "nextToken": str(end)} if len(found) > end else page

    def _describe(self, arn: str) -> dict[str, Any]:
        execution = self.executions.get(arn)
        if execution is None:
            message = f"Execution Does Not Exist: '{arn}'"
            raise client_error("stepfunctions", "DescribeExecution", "ExecutionDoesNotExist", message)
        item = _item(arn, execution.name, execution.status, execution.started)
        return {**item, "input": execution.text}

    def _machine(self, arn: str, operation: str) -> DeployedMachine:
        deployed = self._machines.get(arn)
        if deployed is None or not deployed.exists:
            message = f"State Machine Does Not Exist: '{arn}'"
            raise client_error("stepfunctions", operation, "StateMachineDoesNotExist", message)
        return deployed


def _item(arn: str, name: str, status: str, started: float) -> dict[str, Any]:
    machine = arn.rpartition(":")[0].replace(":execution:", ":stateMachine:")
    return {
        "executionArn": arn,
        "stateMachineArn": machine,
        "name": name,
        "status": status,
        "startDate": _date(started),
    }


def _date(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)
