"""What the world is like: each setting's harmless default, how often a schedule has another, and which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bounds import FOLLOW, IAM_SETTLES, LIST_LAG, READ_LAG
from .runs import Plan
from .schedule import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_RUNS = 5
_PLANNED = 0.45
_MESSAGES = ("x" * 5000, "\N{SNOWMAN}" * 900, "\x00\x07" * 600)
_REFUSALS = ("InvalidInputException", "AccessDeniedException")
_STORMS = ("ThrottlingException", "ThrottlingException", "InternalServiceException")


@dataclass(frozen=True)
class Knob:
    """A setting.

    Attributes:
        default: Its value in a harmless world.
        share: The share of schedules that have another one.
        others: Which; or how it is drawn.
    """

    default: Any
    share: float
    others: tuple[Any, ...] | Callable[[Random], Any]

    def drawn(self, random: Random) -> Any:
        """Another value."""
        return random.choice(self.others) if isinstance(self.others, tuple) else self.others(random)


def _lag(most: float) -> Callable[[Random], float]:
    return lambda random: round(random.uniform(0.5, most), 1)


def _storm(random: Random) -> tuple[float, float, str]:
    """From, for so many seconds, with this error."""
    return round(random.uniform(0, 150), 1), random.choice((10, 40, 120, 300)), random.choice(_STORMS)


KNOBS: dict[str, Knob] = {
    # of the runs
    "wait": Knob(default=True, share=0.08, others=(False,)),
    "stop": Knob(default=True, share=0.06, others=(False,)),
    "run_on": Knob(default="CHANGE", share=0.08, others=("CREATE", "DEPLOY")),
    "on_failure": Knob(default="fail", share=0.05, others=("continue",)),
    "wait_seconds": Knob(default=300, share=0.3, others=(60, 60, 120, 600, 600, 3300)),
    "reset_bookmark": Knob(default=False, share=0.1, others=(True,)),
    "twin": Knob(default=False, share=0.08, others=(True,)),  # a second run resource of the same job in the stack
    # of the job
    "job": Knob(default="orders", share=0, others=()),
    "max_retries": Knob(default=0, share=0.2, others=(1, 1, 2, 3)),
    "known_retries": Knob(default=True, share=0.1, others=(False,)),  # whether the construct knew the job's definition
    "max_concurrent": Knob(default=3, share=0.2, others=(1, 1, 2)),
    "job_in_stack": Knob(default=True, share=0.2, others=(False,)),
    "message": Knob(default="", share=0.06, others=_MESSAGES),  # what Glue's error messages end in
    # of Glue
    "read_lag": Knob(default=0.0, share=0.25, others=_lag(READ_LAG)),
    "refusal": Knob(default=None, share=0.03, others=_REFUSALS),  # of every StartJobRun
    "iam_seconds": Knob(default=0, share=0.05, others=(5, 20, IAM_SETTLES)),  # how long IAM refuses everything
    "storm": Knob(default=None, share=0.08, others=_storm),  # a time in which everything is refused
    "queuing": Knob(default=False, share=0.04, others=(True,)),
    "bookmark": Knob(default=True, share=0.1, others=(False,)),  # whether there is one to reset
    "restarts": Knob(default=True, share=0.1, others=(False,)),  # whether Glue restarts an expired streaming run
    "previous_run_id": Knob(default=True, share=0.15, others=(False,)),  # whether Glue names the run that it follows
    # of the other services
    "list_lag": Knob(default=0.0, share=0.1, others=_lag(LIST_LAG)),
    "rollback_seconds": Knob(default=2, share=0.3, others=(0.2, 1, 10, 60)),
    "same_request_id": Knob(default=False, share=0.3, others=(True,)),
}

DEFAULTS: dict[str, Any] = {name: knob.default for name, knob in KNOBS.items()}


def draw_settings(random: Random) -> tuple[Setting, ...]:
    """The settings of a schedule, and the plans of its first runs."""
    drawn = [Setting(name, knob.drawn(random)) for name, knob in KNOBS.items() if random.random() < knob.share]
    plans = [Setting(f"run {index}", _plan(random)) for index in range(_RUNS) if random.random() < _PLANNED]
    return (*drawn, *plans)


def _plan(random: Random) -> Plan:
    return Plan(
        starting=random.choice((1, 4, 4, 30, 150)),
        running=random.choice((0.5, 5, 15, 15, 30, 60, 120, 400)),
        end=random.choices(
            ("SUCCEEDED", "FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED"), weights=(50, 30, 6, 6, 2, 6)
        )[0],
        waiting=random.choice((0, 0, 0, 0, 20, 200)),
        follow=random.choice((1, 8, 8, 30, FOLLOW)),
        stopping=random.choice((1, 4, 4, 4, 30, 100, 400)),
    )
