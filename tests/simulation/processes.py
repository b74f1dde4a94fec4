"""A process: one invocation of a function, whose handler runs in virtual time.

How a call suspends the handler: a process keeps a log of the results of its calls. If another action is due before the
response to a call, an exception leaves the handler. With the response, the handler runs again from its start, and its
calls get their results from the log. A handler depends only on these results, so it reaches the same call.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .faults import LATENCY, Call, Outcome, call_outcome, inject
from .refusals import no_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Request
    from .world import World


class Suspended(BaseException):
    """Leaves the handler until the response to its call."""


class UserFunctionExited(Exception):
    """The user's function, which the framework's function calls, has exited (Provider framework only)."""


@dataclass(frozen=True)
class Failure:
    """How an invocation failed, as its caller sees it."""

    error: str
    cause: str


@dataclass(frozen=True)
class Function:
    """A function: its handler and its timeout."""

    name: str
    work: Callable[[World, Any], Any]
    seconds: float


class Process:
    """One invocation.

    Attributes:
        request: The request of CloudFormation that it processes.
        exempt: Whether no fault is injected.
        inner: Whether a user's function is running, which the framework's function called.
        started: When the handler started.
    """

    def __init__(self, world: World, function: Function, payload: Any, *, request: Request, exempt: bool) -> None:
        self._world = world
        self._function = function
        self._payload = payload
        self._log: list[Outcome] = []
        self._position = 0
        self._over = False
        self._dies_at = 0.0
        self.ends: Callable[[Any], None] = lambda _result: None
        self.started = 0.0
        self.request = request
        self.exempt = exempt
        self.inner = False

    def run_handler(self) -> None:
        """Run the handler until it ends or is suspended."""
        if self._over:
            return
        world = self._world
        world.process = self
        if not self.started:
            self.started = world.clock.now
            self._dies_at = self.started + self._function.seconds
        self._position = 0
        self.inner = False
        try:
            result = self._function.work(world, self._payload)
        except Suspended:
            return
        except Exception as error:  # noqa: BLE001  # every error of a handler is an outcome
            result = Failure(type(error).__name__, str(error))
        self.end(result)

    def end(self, result: Any) -> None:
        """Hand the result to the caller, once."""
        if not self._over:
            self._over = True
            self.ends(result)

    def die(self) -> None:
        """Exit: the user's function only, if it is running."""
        if self.inner:
            self._answer((False, UserFunctionExited("Runtime exited")))
        else:
            self.end(Failure("Runtime.ExitError", "the process died"))

    def instant(self, read: Callable[[], Any]) -> Any:
        """Return a value, such as the time, that stays the same when the handler runs again."""
        if self._position == len(self._log):
            self._log.append((True, read()))
        return self._next()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        if self._position == len(self._log):
            self._world.clock.after(seconds, self._answer, (True, None))
            self._suspend()
        self._next()

    def call(
        self,
        name: str,
        effect: Callable[[], Any],
        *,
        client_timeout: float = 60,
        lost: Callable[[], Exception] = no_answer,
    ) -> Any:
        """Call a service, and return its response.

        Args:
            name: The name of the call in faults.
            effect: The action of the service.
            client_timeout: The seconds after which the client times out.
            lost: Returns the error of a timeout.
        """
        if self._position < len(self._log):
            return self._next()
        world, clock = self._world, self._world.clock
        fault = world.faults and world.fault(name, exempt=self.exempt)
        if fault and fault.kind == "stale":
            effect = self._stale(effect, fault.value)
        elif fault:
            inject(fault, Call(clock, effect, self._answer, self.die, client_timeout, lost))
            self._suspend()
        arrives = clock.now + LATENCY
        if clock.due <= arrives or arrives > self._dies_at:
            Call(clock, effect, self._answer, self.die, client_timeout, lost).takes_effect(arrives)
            self._suspend()
        clock.now = arrives
        self._log.append(call_outcome(effect))
        return self._next()

    def _next(self) -> Any:
        fine, value = self._log[self._position]
        self._position += 1
        if not fine:
            raise value
        return value

    def _answer(self, outcome: Outcome) -> None:
        if not self._over:
            self._log.append(outcome)
            self.run_handler()

    def _suspend(self) -> None:
        """Leave the handler until the response, or until the function times out."""
        self._world.clock.at(self._dies_at, self._time_out, len(self._log))
        raise Suspended

    def _time_out(self, calls: int) -> None:
        if calls == len(self._log):
            self.end(Failure("Sandbox.Timedout", "Task timed out"))

    def _stale(self, effect: Callable[[], Any], seconds: float) -> Callable[[], Any]:
        """Return an effect that reads the state of some seconds ago."""

        def read() -> Any:
            self._world.stale_by = seconds
            try:
                return effect()
            finally:
                self._world.stale_by = 0.0

        return read
