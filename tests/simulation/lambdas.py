"""A model of Lambda: functions that are invoked, die, time out and are invoked again.

Modelled: an invocation is a process (`processes.py`) that can die before or after any call takes effect, at its start
and at its end, and whose calls have the faults of `faults.py`. An asynchronous event is delivered up to three times if
the function fails, 60 and 120 seconds apart (AWS Lambda Developer Guide, "Asynchronous invocation"), late, and
sometimes twice although the function did not fail (same page: "your function might receive the same event multiple
times"), immediately or much later. Events can arrive in another order than they were sent. If all deliveries fail, or
the event is dropped, the destination for failures gets the documented record (same guide, "Capturing records of Lambda
asynchronous invocations"), if there is one and the function's role may invoke it.

Not modelled: concurrency limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .processes import Failure, Function, Process

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Request
    from .world import World

_START = 0.1
_AGAIN_AFTER = (60, 120)


@dataclass(frozen=True)
class Delivery:
    """The settings of the asynchronous events of a function.

    Attributes:
        destination: The ARN of the destination for events that are lost; empty if there is none.
        retries: How often an event is delivered again after a failure.
        max_age: After how many seconds an event is no longer delivered.
    """

    destination: str = ""
    retries: int = 2
    max_age: float = 6 * 3600


@dataclass(frozen=True)
class _Event:
    """An asynchronous event: the function's ARN, the payload, the request, and when it was sent."""

    arn: str
    payload: dict[str, Any]
    request: Request
    since: float


class Lambdas:
    """The functions of an account.

    Attributes:
        functions: The functions by ARN.
        deliveries: The settings of asynchronous events that are not the default, by the ARN of the function.
        dropped: The requests whose event was not processed in any delivery.
        lost: Those of them for which there is no destination, or which the destination did not get either.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.functions: dict[str, Function] = {}
        self.deliveries: dict[str, Delivery] = {}
        self.dropped: set[Request] = set()
        self.lost: set[Request] = set()

    def invoke(self, arn: str, payload: Any, *, request: Request, ends: Callable[[Any], None]) -> None:
        """Invoke a function; `ends` is called with its result or a `Failure`."""
        world = self._world
        function = self.functions.get(arn)
        if function is None:
            world.clock.after(_START, ends, Failure("Lambda.ResourceNotFoundException", f"Function not found: {arn}"))
            return
        process = Process(world, function, payload, request=request)
        process.ends = ends
        fault = world.faults and world.fault(function.fault_name)
        if fault and fault.kind == "die_before":
            world.clock.after(_START, process.die)
            return
        if fault and fault.kind == "die_after":
            process.ends = lambda _result: ends(Failure("Lambda.Unknown", "the result was lost"))
        world.clock.after(fault.value if fault and fault.kind == "cold" else _START, process.run_handler)

    def deliver(self, arn: str, payload: dict[str, Any], request: Request) -> None:
        """Invoke a function asynchronously."""
        world = self._world
        event = _Event(arn, payload, request, world.clock.now)
        fault = world.faults and world.fault("event")
        if fault and fault.kind == "dropped":
            world.clock.after(fault.value, self._drop, event, "EventAgeExceeded", 0)
            return
        if fault and fault.kind == "duplicate":
            world.clock.after(fault.value, self._attempt, event, 0)
        world.clock.after(fault.value if fault and fault.kind == "late" else 0, self._attempt, event, 0)

    def _attempt(self, event: _Event, failed: int) -> None:
        if event.arn not in self.functions:
            return  # the function was deleted with its stack

        def ends(result: Any) -> None:
            if not isinstance(result, Failure):
                return
            delivery = self.deliveries.get(event.arn, Delivery())
            if failed >= delivery.retries:
                self._drop(event, "RetriesExhausted", failed + 1, result)
            elif self._world.clock.now + _AGAIN_AFTER[failed] - event.since > delivery.max_age:
                self._drop(event, "EventAgeExceeded", failed + 1, result)
            else:
                self._world.clock.after(_AGAIN_AFTER[failed], self._attempt, event, failed + 1)

        self.invoke(event.arn, event.payload, request=event.request, ends=ends)

    def _drop(self, event: _Event, condition: str, attempts: int, failure: Failure | None = None) -> None:
        """Send the record of a failed event to the destination for failures, if there is one."""
        self._world.note("the event of %s is dropped: %s", event.request, condition)
        self.dropped.add(event.request)
        destination = self.deliveries.get(event.arn, Delivery()).destination
        if not destination or event.arn not in self.functions:
            self.lost.add(event.request)
            return
        role, invocation = self.functions[event.arn].role, {"FunctionName": destination}
        denied = self._world.is_denied(role, "lambda", "InvokeFunction", invocation, event.request)
        if denied:
            if denied.is_settling:
                self.lost.add(event.request)
            return
        record = _Event(destination, _record(event, condition, attempts, failure), event.request, self._world.clock.now)
        self._world.clock.after(_START, self._attempt, record, 0)


def _record(event: _Event, condition: str, attempts: int, failure: Failure | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "version": "1.0",
        "timestamp": "2023-11-14T22:13:20.000Z",
        "requestContext": {
            "requestId": "00000000-0000-0000-0000-000000000000",
            "functionArn": f"{event.arn}:$LATEST",
            "condition": condition,
            "approximateInvokeCount": attempts,
        },
        "requestPayload": event.payload,
    }
    if failure:
        record["responseContext"] = {"statusCode": 200, "executedVersion": "$LATEST", "functionError": "Unhandled"}
        record["responsePayload"] = {"errorMessage": failure.cause, "errorType": failure.error}
    return record
