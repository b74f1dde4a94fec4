"""What can go wrong with a call of a client: each kind says when the call takes effect, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from .clock import Clock
    from .schedule import Fault

LATENCY = 0.05
"""Seconds from a call to its effect and its answer, when nothing goes wrong."""
_MOMENT = 0.01

Outcome = tuple[bool, Any]


@dataclass(frozen=True)
class Call:
    """A call that is under way.

    Attributes:
        clock: The time.
        effect: What the service does.
        answer: Tells the caller what comes back: whether it is fine, and the result or the error.
        die: Ends the caller.
        patience: After how many seconds the caller gives up.
        lost: What it then raises.
    """

    clock: Clock
    effect: Callable[[], Any]
    answer: Callable[[Outcome], None]
    die: Callable[[], None]
    patience: float
    lost: Callable[[], Exception]

    def in_time(self, seconds: float) -> float:
        """A time after a while, but before the caller gives up."""
        return self.clock.now + min(seconds, self.patience - 1)

    def takes_effect(self, when: float, *, answered: float | None = None) -> None:
        """The service does it, and the answer comes then or later."""

        def arrive() -> None:
            outcome = outcome_of(self.effect)
            if answered is None:
                self.answer(outcome)
            else:
                self.clock.at(answered, self.answer, outcome)

        self.clock.at(when, arrive)

    def takes_effect_unheard(self, when: float) -> None:
        """The service does it, and its answer comes to nobody."""
        self.clock.at(when, outcome_of, self.effect)

    def fails(self, when: float, error: Exception) -> None:
        """An error comes back."""
        self.clock.at(when, self.answer, (False, error))

    def dies(self, when: float) -> None:
        """The caller is no more."""
        self.clock.at(when, self.die)


def outcome_of(effect: Callable[[], Any]) -> Outcome:
    """What comes back of an effect."""
    try:
        return True, effect()
    except Exception as error:  # noqa: BLE001  # what a service refuses is an answer
        return False, error


def happen(fault: Fault, call: Call) -> None:
    """Let a call go wrong."""
    _KINDS[fault.kind](call, fault, call.clock.now + LATENCY)


def _die_before(call: Call, _fault: Fault, arrives: float) -> None:
    call.dies(arrives)


def _die_after(call: Call, _fault: Fault, arrives: float) -> None:
    call.takes_effect_unheard(arrives)
    call.dies(arrives + _MOMENT)


def _die_first(call: Call, fault: Fault, arrives: float) -> None:
    """The call is on its way when its caller dies."""
    call.dies(arrives)
    call.takes_effect_unheard(arrives + fault.value)


def _slow(call: Call, fault: Fault, arrives: float) -> None:
    """Done at once, answered late."""
    call.takes_effect(arrives, answered=call.in_time(fault.value))


def _late(call: Call, fault: Fault, _arrives: float) -> None:
    """Done late, then answered at once."""
    call.takes_effect(call.in_time(fault.value))


def _lost(call: Call, _fault: Fault, _arrives: float) -> None:
    """Never done."""
    call.fails(call.clock.now + call.patience, call.lost())


def _lost_answer(call: Call, fault: Fault, _arrives: float) -> None:
    """Done at some time, never answered."""
    call.takes_effect_unheard(call.in_time(fault.value))
    call.fails(call.clock.now + call.patience, call.lost())


def _error(call: Call, fault: Fault, arrives: float) -> None:
    call.fails(arrives, _raised(fault))


def _error_after(call: Call, fault: Fault, arrives: float) -> None:
    """Done, and an error comes back."""
    call.takes_effect_unheard(arrives)
    call.fails(arrives + _MOMENT, _raised(fault))


def _error_inside(call: Call, fault: Fault, arrives: float) -> None:
    """BatchStopJobRun tells errors in a successful answer."""
    detail = {"ErrorCode": fault.value, "ErrorMessage": "injected"}
    call.clock.at(arrives, call.answer, (True, {"Errors": [{"JobRunId": "?", "ErrorDetail": detail}]}))


def _raised(fault: Fault) -> Exception:
    """What a client raises; the answer to CloudFormation goes out by urllib, whose errors are OSErrors."""
    if fault.at == "answer":
        return OSError("HTTP Error 503: injected")
    return refusal(fault.value, "injected", fault.at)


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
