"""Faults of a client's call: each kind defines when the call takes effect, and what the client gets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .clock import Clock
    from .schedule import Fault

LATENCY = 0.05
"""Seconds from a call to its effect and its response, without a fault."""
_MOMENT = 0.01

Outcome = tuple[bool, Any]


@dataclass(frozen=True)
class Call:
    """A pending call.

    Attributes:
        clock: The clock.
        effect: The action of the service.
        answer: Hands the outcome to the caller: whether the call succeeded, and the result or the error.
        die: Ends the caller.
        client_timeout: The seconds after which the client times out.
        lost: Returns the error of a timeout.
        raised: Returns an error by the name that it has in a schedule.
    """

    clock: Clock
    effect: Callable[[], Any]
    answer: Callable[[Outcome], None]
    die: Callable[[], None]
    client_timeout: float
    lost: Callable[[], Exception]
    raised: Callable[[str], Exception]

    def in_time(self, seconds: float) -> float:
        """Return a time in some seconds, but before the client times out."""
        return self.clock.now + min(seconds, self.client_timeout - 1)

    def takes_effect(self, when: float, *, answered: float | None = None) -> None:
        """The service acts at a time, and responds then or later."""

        def arrive() -> None:
            outcome = call_outcome(self.effect)
            if answered is None:
                self.answer(outcome)
            else:
                self.clock.at(answered, self.answer, outcome)

        self.clock.at(when, arrive)

    def takes_effect_unanswered(self, when: float) -> None:
        """The service acts at a time, and its response is lost."""
        self.clock.at(when, call_outcome, self.effect)

    def fails(self, when: float, error: Exception) -> None:
        """The client gets an error at a time."""
        self.clock.at(when, self.answer, (False, error))

    def dies(self, when: float) -> None:
        """The caller ends at a time."""
        self.clock.at(when, self.die)


def call_outcome(effect: Callable[[], Any]) -> Outcome:
    """Return whether an effect succeeds, and its result or its error."""
    try:
        return True, effect()
    except Exception as error:  # noqa: BLE001  # every error of a service is an outcome
        return False, error


def inject(fault: Fault, call: Call) -> None:
    """Inject a fault into a call."""
    _KINDS[fault.kind](call, fault, call.clock.now + LATENCY)


def _die_before(call: Call, _fault: Fault, arrives: float) -> None:
    call.dies(arrives)


def _die_after(call: Call, _fault: Fault, arrives: float) -> None:
    call.takes_effect_unanswered(arrives)
    call.dies(arrives + _MOMENT)


def _die_first(call: Call, fault: Fault, arrives: float) -> None:
    """The call is pending when its caller dies."""
    call.dies(arrives)
    call.takes_effect_unanswered(arrives + fault.value)


def _slow(call: Call, fault: Fault, arrives: float) -> None:
    """The call takes effect immediately, and the response is late."""
    call.takes_effect(arrives, answered=call.in_time(fault.value))


def _late(call: Call, fault: Fault, _arrives: float) -> None:
    """The call takes effect late, and the response follows immediately."""
    call.takes_effect(call.in_time(fault.value))


def _lost(call: Call, _fault: Fault, _arrives: float) -> None:
    """The call has no effect and no response."""
    call.fails(call.clock.now + call.client_timeout, call.lost())


def _lost_answer(call: Call, fault: Fault, _arrives: float) -> None:
    """The call takes effect, and the response is lost."""
    call.takes_effect_unanswered(call.in_time(fault.value))
    call.fails(call.clock.now + call.client_timeout, call.lost())


def _error(call: Call, fault: Fault, arrives: float) -> None:
    call.fails(arrives, call.raised(fault.value))


def _error_after(call: Call, fault: Fault, arrives: float) -> None:
    """The call takes effect, and the client gets an error."""
    call.takes_effect_unanswered(arrives)
    call.fails(arrives + _MOMENT, call.raised(fault.value))


def _error_inside(call: Call, fault: Fault, arrives: float) -> None:
    """BatchStopJobRun reports an error in a successful response."""
    detail = {"ErrorCode": fault.value, "ErrorMessage": "injected"}
    call.clock.at(arrives, call.answer, (True, {"Errors": [{"JobRunId": "?", "ErrorDetail": detail}]}))


_KINDS = {
    "die_before": _die_before,
    "die_after": _die_after,
    "die_first": _die_first,
    "slow": _slow,
    "late": _late,
    "lost": _lost,
    "lost_answer": _lost_answer,
    "error": _error,
    "error_after": _error_after,
    "error_inside": _error_inside,
}
