"""A process: one invocation of a function, whose handler code runs on virtual time.

How a call suspends the handler: a process keeps the log of its calls' results. Where something else is due before a
call's answer, the handler is left by an exception; when the answer is there, the handler runs again from its start and
takes the log's results as its calls'. Handlers know only what their calls tell them, so they come to the same place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .faults import LATENCY, Call, Outcome, happen, outcome_of
from .refusals import no_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from .resources import Request
    from .world import World


class Suspended(BaseException):
    """The handler is left until its call is answered."""


class UserFunctionDied(Exception):
    """The user's function, called by the framework's, is no more (the stock way only)."""


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
        request: CloudFormation's request on whose behalf it works.
        spared: Whether no fault may hit it.
        inner: Whether it is inside a user's function that another function called.
        started: When its handler began.
    """

    def __init__(self, world: World, function: Function, payload: Any, *, request: Request, spared: bool) -> None:
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
        self.spared = spared
        self.inner = False

    def go(self) -> None:
        """Run the handler as far as it comes."""
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
        except Exception as error:  # noqa: BLE001  # whatever a handler raises is an outcome
            result = Failure(type(error).__name__, str(error))
        self.end(result)

    def end(self, result: Any) -> None:
        """Tell the caller, once."""
        if not self._over:
            self._over = True
            self.ends(result)

    def die(self) -> None:
        """Be no more: the user's function is alone, when it is that which runs."""
        if self.inner:
            self._answer((False, UserFunctionDied("Runtime exited")))
        else:
            self.end(Failure("Runtime.ExitError", "the process died"))

    def instant(self, read: Callable[[], Any]) -> Any:
        """Read the time: takes none, and is the same when the handler runs again."""
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
        patience: float = 60,
        lost: Callable[[], Exception] = no_answer,
    ) -> Any:
        """A call of a client: it takes effect when it arrives at the service, and is answered.

        Args:
            name: What the schedule's faults name it by.
            effect: What the service does.
            patience: After how many seconds the client gives up.
            lost: What it then raises.
        """
        if self._position < len(self._log):
            return self._next()
        world, clock = self._world, self._world.clock
        fault = world.faults and world.fault(name, spared=self.spared)
        if fault and fault.kind == "stale":
            effect = self._stale(effect, fault.value)
        elif fault:
            happen(fault, Call(clock, effect, self._answer, self.die, patience, lost))
            self._suspend()
        arrives = clock.now + LATENCY
        if clock.due <= arrives or arrives > self._dies_at:
            Call(clock, effect, self._answer, self.die, patience, lost).takes_effect(arrives)
            self._suspend()
        clock.now = arrives
        self._log.append(outcome_of(effect))
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
            self.go()

    def _suspend(self) -> None:
        """Leave the handler; the function's timeout may come before the answer."""
        self._world.clock.at(self._dies_at, self._time_out, len(self._log))
        raise Suspended

    def _time_out(self, calls: int) -> None:
        if calls == len(self._log):
            self.end(Failure("Sandbox.Timedout", "Task timed out"))

    def _stale(self, effect: Callable[[], Any], seconds: float) -> Callable[[], Any]:
        """A read of how things were a while ago."""

        def read() -> Any:
            self._world.stale_by = seconds
            try:
                return effect()
            finally:
                self._world.stale_by = 0.0

        return read
