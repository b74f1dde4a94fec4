"""Draws faults: their kind, the call or event at which they happen, and at which occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .bounds import LIST_LAG, READ_LAG
from .errors import may_take_effect, response_errors, transient_errors
from .schedule import Fault
from .services import operation_of

if TYPE_CHECKING:
    from random import Random

_AT: dict[str, tuple[int, int]] = {
    # call or event: (weight, approximate number of occurrences)
    "event": (16, 4),
    "entry": (8, 4),
    "worker": (10, 25),
    "cloudformation.describe_stacks": (6, 6),
    "states.list_executions": (5, 4),
    "states.start_execution": (8, 4),
    "states.stop_execution": (8, 2),
    "glue.get_job_runs": (12, 12),
    "glue.start_job_run": (18, 3),
    "glue.get_job_run": (8, 20),
    "glue.batch_stop_job_run": (8, 2),
    "glue.reset_job_bookmark": (3, 1),
    "glue.get_job_bookmark": (1, 1),
    "answer": (8, 4),
    "lambda.invoke": (3, 8),  # Provider framework only: its functions call the user's
    "lambda.answer": (3, 8),
}
_OF_ANY_CALL = ("die_before", "die_after", "die_first", "slow", "late", "lost", "lost_answer", "error", "error_after")
_OF_READS = ("stale",) * 5
_READS = ("glue.get_job_runs", "glue.get_job_run", "states.list_executions")
# Error codes in a successful response of BatchStopJobRun.
_CODES_INSIDE = ("InternalServiceException", "OperationTimeoutException", "ThrottlingException", "InternalFailure")


def draw_faults(random: Random) -> tuple[Fault, ...]:
    """Draw the faults of a schedule; those whose occurrence is not reached do not happen."""
    number = random.choices((0, 1, 2, 3, 5), weights=(20, 35, 25, 12, 8))[0]
    drawn = {(fault.at, fault.nth): fault for fault in (_draw_fault(random) for _ in range(number))}
    return tuple(drawn.values())


def _draw_fault(random: Random) -> Fault:
    at = random.choices(list(_AT), weights=[weight for weight, _often in _AT.values()])[0]
    often = _AT[at][1]
    nth = min(int(random.expovariate(2.5 / often)), often)
    kind = random.choice(_kinds_at(at))
    return Fault(kind, at, nth, _draw_value(random, at, kind))


def _kinds_at(at: str) -> tuple[str, ...]:
    if at == "event":
        return ("duplicate", "duplicate", "late", "dropped")
    if at in ("entry", "worker"):
        return ("die_before", "die_after", "cold")
    if at == "glue.batch_stop_job_run":
        return (*_OF_ANY_CALL, *("error_inside",) * 3)
    return (*_OF_ANY_CALL, *_OF_READS) if at in _READS else _OF_ANY_CALL


def _draw_value(random: Random, at: str, kind: str) -> Any:
    """Draw the seconds or the error code of a fault."""
    if kind == "stale":
        return round(random.uniform(0.5, LIST_LAG if at.startswith("states") else READ_LAG), 1)
    if kind == "error_inside":
        return random.choice(_CODES_INSIDE)
    if kind in ("error", "error_after"):
        return _draw_error(random, at, kind)
    if at == "event":
        return random.choice({"duplicate": (0, 0.1, 2, 30, 200, 2000), "late": (1, 5, 25), "dropped": (5, 200)}[kind])
    seconds = {"cold": (2, 6), "die_first": (0.5, 3), "slow": (1, 5, 15), "late": (1, 5, 15), "lost_answer": (1, 5, 15)}
    return random.choice(seconds[kind]) if kind in seconds else None


def _draw_error(random: Random, at: str, kind: str) -> str:
    """Draw the name of a transient error of a call."""
    if at == "answer":
        return random.choice(response_errors())
    if at.startswith("lambda."):
        return "ReadTimeoutError"
    error = random.choice(random.choice(transient_errors(*operation_of(at))))
    return error if kind == "error" or may_take_effect(error) else "500"
