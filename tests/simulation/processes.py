"""A process: one invocation of a function, whose handler runs in virtual time.

A handler runs in a greenlet. If another action is due before the response to a call, the greenlet is suspended, and it
continues with the response. A handler whose process has ended is not continued.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from greenlet import GreenletExit, getcurrent, greenlet

from .errors import no_answer
from .faults import LATENCY, Call, Outcome, call_outcome, inject

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .resources import Request
    from .world import World


class UserFunctionExited(Exception):
    """The user's function, which the framework's function calls, has exited (Provider framework only)."""


def _no_answer(_name: str) -> Exception:
    return no_answer()


@dataclass(frozen=True)
class Failure:
    """How an invocation failed, as its caller sees it."""

    error: str
    cause: str


@dataclass(frozen=True)
class Function:
    """A function.

    Attributes:
        name: Its ARN, or its name in the Provider framework.
        work: Its handler.
        seconds: Its timeout.
        fault_name: Its name in faults.
        role: The ARN of its role. Default: none, its calls are always allowed.
        client_timeout: The seconds after which its clients time out.
        variables: Its environment variables.
    """

    name: str
    work: Callable[[World, Any], Any]
    seconds: float
    fault_name: str = ""
    role: str = ""
    client_timeout: float = 60
    variables: Mapping[str, str] = field(default_factory=dict)


class Process:
    """One invocation.

    Attributes:
        request: The request of CloudFormation that it processes.
        function: The function.
        inner: Whether a user's function is running, which the framework's function called.
        started: When the handler started.
    """

    def __init__(self, world: World, function: Function, payload: Any, *, request: Request) -> None:
        self._world = world
        self.function = function
        self._payload = payload
        self._greenlet: greenlet | None = None
        self._suspensions = 0
        self._over = False
        self._dies_at = 0.0
        self.ends: Callable[[Any], None] = lambda _result: None
        self.started = 0.0
        self.request = request
        self.inner = False

    def run_handler(self) -> None:
        """Start the handler, which runs until it ends or is suspended."""
        if self._over:
            return
        self.started = self._world.clock.now
        self._dies_at = self.started + self.function.seconds
        self._greenlet = greenlet(self._run)
        self._world.process = self
        self._greenlet.switch()

    def _run(self) -> None:
        try:
            result = self.function.work(self._world, self._payload)
        except GreenletExit:
            return
        except Exception as error:  # noqa: BLE001  # every error of a handler is an outcome
            result = Failure(type(error).__name__, str(error))
        self.end(result)

    def end(self, result: Any) -> None:
        """Hand the result to the caller, once."""
        if self._over:
            return
        self._over = True
        self.ends(result)
        if self._greenlet and self._greenlet is not getcurrent():
            self._world.process = self
            self._greenlet.throw(GreenletExit)

    def die(self) -> None:
        """Exit: the user's function only, if it is running."""
        if self.inner:
            self._answer((False, UserFunctionExited("Runtime exited")))
        else:
            self.end(Failure("Runtime.ExitError", "the process died"))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._world.clock.after(seconds, self._answer, (True, None))
        self._suspend()

    def call(
        self,
        name: str,
        effect: Callable[[], Any],
        *,
        client_timeout: float = 60,
        lost: Callable[[], Exception] = no_answer,
        raised: Callable[[str], Exception] = _no_answer,
        latency: float = LATENCY,
    ) -> Any:
        """Call a service, and return its response.

        Args:
            name: The name of the call in faults.
            effect: The action of the service.
            client_timeout: The seconds after which the client times out.
            lost: Returns the error of a timeout.
            raised: Returns an error by the name that it has in a schedule.
            latency: The seconds from the call to its effect and its response, without a fault.
        """
        if self._over:
            raise GreenletExit
        world, clock = self._world, self._world.clock
        fault = world.faults and world.fault(name)
        if fault and fault.kind == "stale":
            effect = self._stale(effect, fault.value)
        elif fault:
            inject(fault, Call(clock, effect, self._answer, self.die, client_timeout, lost, raised))
            return self._suspend()
        arrives = clock.now + latency
        if clock.due <= arrives or arrives > self._dies_at:
            Call(clock, effect, self._answer, self.die, client_timeout, lost, raised).takes_effect(arrives)
            return self._suspend()
        clock.now = arrives
        return self._result_of(call_outcome(effect))

    def _result_of(self, outcome: Outcome) -> Any:
        fine, value = outcome
        if fine:
            return value
        self._world.record_error(self, value)
        raise value

    def _answer(self, outcome: Outcome) -> None:
        """Continue the handler with the outcome of its call."""
        if not self._over and self._greenlet:
            self._world.process = self
            self._greenlet.switch(outcome)

    def _suspend(self) -> Any:
        """Leave the handler until the response, or until the function times out."""
        self._suspensions += 1
        self._world.clock.at(self._dies_at, self._time_out, self._suspensions)
        outcome = getcurrent().parent.switch()
        self._suspensions += 1
        return self._result_of(outcome)

    def _time_out(self, suspensions: int) -> None:
        if suspensions == self._suspensions:
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
