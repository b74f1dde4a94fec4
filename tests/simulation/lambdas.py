"""A model of Lambda: functions that are invoked, die, time out and are invoked again.

Modelled: an invocation is a process (`processes.py`) that can die before or after any call takes effect, at its start
and at its end, and whose calls have the faults of `faults.py`. An asynchronous event is delivered up to three times if
the function fails, 60 and 120 seconds apart (AWS Lambda Developer Guide, "Asynchronous invocation"), late, and
sometimes twice although the function did not fail (same page: "your function might receive the same event multiple
times"), immediately or much later. Events can arrive in another order than they were sent.

Not modelled: an event whose three deliveries fail, because then no code of the provider runs: the third has no faults.
Events that are dropped because of their age; concurrency limits.
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
    """The functions of an account."""

    def __init__(self, world: World, functions: tuple[Function, ...]) -> None:
        self._world = world
        self._functions = {function.name: function for function in functions}

    def invoke(
        self,
        name: str,
        payload: Any,
        *,
        request: Request,
        ends: Callable[[Any], None],
        exempt: bool = False,
    ) -> None:
        """Invoke a function; `ends` is called with its result or a `Failure`."""
        world = self._world
        process = Process(world, self._functions[name], payload, request=request, exempt=exempt)
        process.ends = ends
        fault = world.faults and world.fault(name, exempt=exempt)
        if fault and fault.kind == "die_before":
            world.clock.after(_START, process.die)
            return
        if fault and fault.kind == "die_after":
            process.ends = lambda _result: ends(Failure("Lambda.Unknown", "the result was lost"))
        world.clock.after(fault.value if fault and fault.kind == "cold" else _START, process.run_handler)

    def deliver(self, name: str, event: dict[str, Any], request: Request) -> None:
        """Invoke a function asynchronously."""
        world = self._world
        fault = world.faults and world.fault("event")
        late = fault.value if fault and fault.kind == "late" else 0.0
        if fault and fault.kind == "duplicate":
            world.clock.after(fault.value, self._attempt, name, event, request, 0)
        world.clock.after(late, self._attempt, name, event, request, 0)

    def _attempt(self, name: str, event: dict[str, Any], request: Request, failed: int) -> None:
        def ends(result: Any) -> None:
            if isinstance(result, Failure) and failed < len(_AGAIN_AFTER):
                self._world.clock.after(_AGAIN_AFTER[failed], self._attempt, name, event, request, failed + 1)

        self.invoke(name, event, request=request, ends=ends, exempt=failed == len(_AGAIN_AFTER))
