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

    def deliver(self, arn: str, event: dict[str, Any], request: Request) -> None:
        """Invoke a function asynchronously."""
        world = self._world
        fault = world.faults and world.fault("event")
        if fault and fault.kind == "dropped":
            world.clock.after(fault.value, self._drop, arn, event, request, "EventAgeExceeded", 0)
            return
        late = fault.value if fault and fault.kind == "late" else 0.0
        if fault and fault.kind == "duplicate":
            world.clock.after(fault.value, self._attempt, arn, event, request, 0, world.clock.now)
        world.clock.after(late, self._attempt, arn, event, request, 0, world.clock.now)

    def _attempt(self, arn: str, event: dict[str, Any], request: Request, failed: int, since: float) -> None:
        if arn not in self.functions:
            return  # the function was deleted with its stack

        def ends(result: Any) -> None:
            if not isinstance(result, Failure):
                return
            delivery = self.deliveries.get(arn, Delivery())
            if failed >= delivery.retries:
                self._drop(arn, event, request, "RetriesExhausted", failed + 1, result)
                return
            delay = _AGAIN_AFTER[failed]
            if self._world.clock.now + delay - since > delivery.max_age:
                self._drop(arn, event, request, "EventAgeExceeded", failed + 1, result)
            else:
                self._world.clock.after(delay, self._attempt, arn, event, request, failed + 1, since)

        self.invoke(arn, event, request=request, ends=ends)

    def _drop(
        self,
        arn: str,
        event: dict[str, Any],
        request: Request,
        condition: str,
        attempts: int,
        failure: Failure | None = None,
    ) -> None:
        """Send the record of a failed event to the destination for failures, if there is one."""
        self._world.note("the event of %s is dropped: %s", request, condition)
        self.dropped.add(request)
        destination = self.deliveries.get(arn, Delivery()).destination
        if not destination or arn not in self.functions:
            self.lost.add(request)
            return
        invocation = {"FunctionName": destination}
        denied = self._world.is_denied(self.functions[arn].role, "lambda", "InvokeFunction", invocation, request)
        if denied:
            if denied.is_settling:
                self.lost.add(request)
            return
        record = _record(arn, event, condition, attempts, failure)
        self._world.clock.after(_START, self._attempt, destination, record, request, 0, self._world.clock.now)


def _record(arn: str, event: dict[str, Any], condition: str, attempts: int, failure: Failure | None) -> dict[str, Any]:
    record: dict[str, Any] = {
        "version": "1.0",
        "timestamp": "2023-11-14T22:13:20.000Z",
        "requestContext": {
            "requestId": "00000000-0000-0000-0000-000000000000",
            "functionArn": f"{arn}:$LATEST",
            "condition": condition,
            "approximateInvokeCount": attempts,
        },
        "requestPayload": event,
    }
    if failure:
        error = "Unhandled"
        record["responseContext"] = {"statusCode": 200, "executedVersion": "$LATEST", "functionError": error}
        record["responsePayload"] = {"errorMessage": failure.cause, "errorType": failure.error}
    return record
