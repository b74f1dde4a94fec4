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

from typing import TYPE_CHECKING, Any

from .processes import Failure, Function, Process

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Request
    from .world import World

_START = 0.1
_AGAIN_AFTER = (60, 120)


class Lambdas:
    """The functions of an account.

    Attributes:
        functions: The functions by ARN.
        destinations: The destination for failed events, by the ARN of the function.
        lost: The requests whose event was lost and has no destination for failures.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.functions: dict[str, Function] = {}
        self.destinations: dict[str, str] = {}
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
            world.clock.after(fault.value, self._attempt, arn, event, request, 0)
        world.clock.after(late, self._attempt, arn, event, request, 0)

    def _attempt(self, arn: str, event: dict[str, Any], request: Request, failed: int) -> None:
        if arn not in self.functions:
            return  # the function was deleted with its stack

        def ends(result: Any) -> None:
            if not isinstance(result, Failure):
                return
            if failed < len(_AGAIN_AFTER):
                self._world.clock.after(_AGAIN_AFTER[failed], self._attempt, arn, event, request, failed + 1)
            else:
                self._drop(arn, event, request, "RetriesExhausted", failed + 1, result)

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
        destination = self.destinations.get(arn)
        if destination is None or arn not in self.functions:
            self.lost.add(request)
            return
        if self._world.is_denied(self.functions[arn].role, "lambda", "InvokeFunction", {"FunctionName": destination}):
            return
        record = _record(arn, event, condition, attempts, failure)
        self._world.clock.after(_START, self._attempt, destination, record, request, 0)


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
