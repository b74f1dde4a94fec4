"""The settings of a schedule: the harmless default of each, its other values, and how often they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bounds import IAM_LAG, LIST_LAG, READ_LAG, RETRY_LAG
from .runs import Plan
from .schedule import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_RUNS = 5
_PLANNED = 0.45
_MESSAGES = ("x" * 5000, "\N{SNOWMAN}" * 900, "\x00\x07" * 600)
_REFUSALS = ("InvalidInputException", "AccessDeniedException")
_OUTAGE_CODES = ("ThrottlingException", "ThrottlingException", "InternalServiceException")


@dataclass(frozen=True)
class SettingSpec:
    """A setting.

    Attributes:
        default: The harmless value.
        share: The share of schedules with another value.
        others: The other values, or a function that draws one.
    """

    default: Any
    share: float
    others: tuple[Any, ...] | Callable[[Random], Any]

    def draw(self, random: Random) -> Any:
        """Draw another value."""
        return random.choice(self.others) if isinstance(self.others, tuple) else self.others(random)


def _draw_lag(most: float) -> Callable[[Random], float]:
    return lambda random: round(random.uniform(0.5, most), 1)


def _draw_outage(random: Random) -> tuple[float, float, str]:
    """Draw the begin and the duration of an outage, in seconds, and its error code."""
    return round(random.uniform(0, 150), 1), random.choice((10, 40, 120, 300)), random.choice(_OUTAGE_CODES)


SETTINGS: dict[str, SettingSpec] = {
    # of the runs
    "wait": SettingSpec(default=True, share=0.08, others=(False,)),
    "stop": SettingSpec(default=True, share=0.06, others=(False,)),
    "run_on": SettingSpec(default="CHANGE", share=0.08, others=("CREATE", "DEPLOY")),
    "on_failure": SettingSpec(default="fail", share=0.05, others=("continue",)),
    "wait_seconds": SettingSpec(default=300, share=0.3, others=(60, 60, 120, 600, 600, 3300)),
    "reset_bookmark": SettingSpec(default=False, share=0.1, others=(True,)),
    "twin": SettingSpec(default=False, share=0.08, others=(True,)),  # a second run resource for the same job
    # of the job
    "job": SettingSpec(default="orders", share=0, others=()),
    "max_retries": SettingSpec(default=0, share=0.2, others=(1, 1, 2, 3)),
    "known_retries": SettingSpec(default=True, share=0.1, others=(False,)),  # whether the app defines the job
    "max_concurrent": SettingSpec(default=3, share=0.2, others=(1, 1, 2)),
    "job_in_stack": SettingSpec(default=True, share=0.2, others=(False,)),
    "message": SettingSpec(default="", share=0.06, others=_MESSAGES),  # the end of Glue's error messages
    # of Glue
    "read_lag": SettingSpec(default=0.0, share=0.25, others=_draw_lag(READ_LAG)),
    "refusal": SettingSpec(default=None, share=0.03, others=_REFUSALS),  # error code of every StartJobRun
    "iam_seconds": SettingSpec(default=0, share=0.05, others=(5, 20, IAM_LAG)),  # how long IAM denies everything
    "outage": SettingSpec(default=None, share=0.08, others=_draw_outage),  # a period in which all calls fail
    "queuing": SettingSpec(default=False, share=0.04, others=(True,)),
    "bookmark": SettingSpec(default=True, share=0.1, others=(False,)),  # whether the job has a bookmark
    "restarts": SettingSpec(default=True, share=0.1, others=(False,)),  # whether Glue restarts an expired streaming run
    "previous_run_id": SettingSpec(default=True, share=0.15, others=(False,)),  # whether a retry has a PreviousRunId
    # of the other services
    "list_lag": SettingSpec(default=0.0, share=0.1, others=_draw_lag(LIST_LAG)),
    "rollback_seconds": SettingSpec(default=2, share=0.3, others=(0.2, 1, 10, 60)),
    "same_request_id": SettingSpec(default=False, share=0.3, others=(True,)),
}

DEFAULTS: dict[str, Any] = {name: knob.default for name, knob in SETTINGS.items()}


def draw_settings(random: Random) -> tuple[Setting, ...]:
    """Draw the settings of a schedule, and the plans of its first runs."""
    drawn = [Setting(name, knob.draw(random)) for name, knob in SETTINGS.items() if random.random() < knob.share]
    plans = [Setting(f"run {index}", _draw_plan(random)) for index in range(_RUNS) if random.random() < _PLANNED]
    return (*drawn, *plans)


def _draw_plan(random: Random) -> Plan:
    return Plan(
        starting=random.choice((1, 4, 4, 30, 150)),
        running=random.choice((0.5, 5, 15, 15, 30, 60, 120, 400)),
        end=random.choices(
            ("SUCCEEDED", "FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED"), weights=(50, 30, 6, 6, 2, 6)
        )[0],
        waiting=random.choice((0, 0, 0, 0, 20, 200)),
        follow=random.choice((1, 8, 8, 30, RETRY_LAG)),
        stopping=random.choice((1, 4, 4, 4, 30, 100, 400)),
    )
