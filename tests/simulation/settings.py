"""The settings of a schedule: the harmless default of each, its other values, and how often they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .bounds import IAM_LAG, LIST_LAG, READ_LAG, RETRY_LAG, STATUS_LAG
from .errors import response_errors, transient_errors
from .runs import Plan
from .schedule import Setting

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

_RUNS = 5
_PLANNED = 0.45
_MESSAGES = ("x" * 5000, "\N{SNOWMAN}" * 900, "\x00\x07" * 600)
# The places of outages: all calls of a service, or one call.
_OUTAGES: dict[str, tuple[str, str]] = {
    "glue": ("glue", "GetJobRun"),
    "glue.get_job_run": ("glue", "GetJobRun"),
    "glue.get_job_runs": ("glue", "GetJobRuns"),
    "glue.start_job_run": ("glue", "StartJobRun"),
    "glue.batch_stop_job_run": ("glue", "BatchStopJobRun"),
    "cloudformation": ("cloudformation", "DescribeStacks"),
    "states": ("stepfunctions", "StartExecution"),
    "states.list_executions": ("stepfunctions", "ListExecutions"),
    "states.start_execution": ("stepfunctions", "StartExecution"),
    "states.stop_execution": ("stepfunctions", "StopExecution"),
}
_LAMBDA_ERRORS = ("TooManyRequestsException", "ServiceException", "AWSLambdaException", "SdkClientException")
_LAMBDA_SECONDS = (10, 40, 120)


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


def _draw_outage(random: Random) -> tuple[float, float, str, str]:
    """Draw the begin and the duration of an outage, in seconds, its place and its error."""
    begin = round(random.choice((150, 500)) * random.random(), 1)
    place = random.choice(("answer", "lambda", *_OUTAGES, "glue", "glue"))
    if place == "answer":
        return begin, random.choice((10, 40, 120, 300)), place, random.choice(response_errors())
    if place == "lambda":
        return begin, random.choice(_LAMBDA_SECONDS), place, random.choice(_LAMBDA_ERRORS)
    error = random.choice(random.choice(transient_errors(*_OUTAGES[place])))
    return begin, random.choice((10, 40, 120, 300)), place, error


def _draw_iam_lag(random: Random) -> float:
    return random.choice((5, 20, IAM_LAG, round(random.uniform(1, IAM_LAG), 1)))


def _draw_role_delay(random: Random) -> tuple[float, str]:
    """Draw for how many seconds Glue cannot assume the role of a new job, and whether StartJobRun or the run fails."""
    return random.choice((5, 20, IAM_LAG)), random.choice(("refuse", "fail"))


SETTINGS: dict[str, SettingSpec] = {
    # of the runs
    "wait": SettingSpec(default=True, share=0.08, others=(False,)),
    "stop": SettingSpec(default=True, share=0.06, others=(False,)),
    "run_on": SettingSpec(default="CHANGE", share=0.08, others=("CREATE", "DEPLOY")),
    "on_failure": SettingSpec(default="fail", share=0.05, others=("continue",)),
    "wait_seconds": SettingSpec(default=300, share=0.3, others=(60, 60, 120, 600, 600, 3300)),
    "reset_bookmark": SettingSpec(default=False, share=0.1, others=(True,)),
    "twin": SettingSpec(default=False, share=0.08, others=(True,)),  # a second run resource for the same job
    # of the stack
    "neighbour": SettingSpec(default=False, share=0.4, others=(True,)),  # a run of another job stays in the stack
    "reset": SettingSpec(default=False, share=0.06, others=(True,)),  # a BookmarkReset of the job
    "nested": SettingSpec(default=False, share=0.1, others=(True,)),  # the resources are in a nested stack
    # of the job
    "job": SettingSpec(default="orders", share=0, others=()),
    "in_stack": SettingSpec(default=True, share=0.2, others=(False,)),
    "known_retries": SettingSpec(default=True, share=0.3, others=(False,)),  # of a job that is not in the stack
    "max_retries": SettingSpec(default=0, share=0.2, others=(1, 1, 2, 3)),
    "max_concurrent": SettingSpec(default=3, share=0.2, others=(1, 1, 2)),
    "message": SettingSpec(default="", share=0.06, others=_MESSAGES),  # the end of Glue's error messages
    "empty_parameter": SettingSpec(default=None, share=0.01, others=("JobRunId", "SecurityConfiguration")),
    # of Glue
    "read_lag": SettingSpec(default=0.0, share=0.25, others=_draw_lag(READ_LAG)),
    "refusal": SettingSpec(default=None, share=0.02, others=("InvalidInputException", "ValidationException")),
    "role_delay": SettingSpec(default=None, share=0.04, others=_draw_role_delay),
    "queuing": SettingSpec(default=False, share=0.04, others=(True,)),
    "waiting_has_start": SettingSpec(default=True, share=0.1, others=(False,)),  # whether a waiting run has StartedOn
    "bookmark": SettingSpec(default=True, share=0.1, others=(False,)),  # whether the job has a bookmark
    "restarts": SettingSpec(default=True, share=0.1, others=(False,)),  # whether Glue restarts an expired streaming run
    "previous_run_id": SettingSpec(default=True, share=0.15, others=(False,)),  # whether a retry has a PreviousRunId
    # Seconds between two pages of runs of others: for a run every 10, 60 and 600 seconds.
    "busy": SettingSpec(default=0, share=0.02, others=(2_000, 12_000, 120_000)),
    # of the other services
    "outage": SettingSpec(default=None, share=0.12, others=_draw_outage),  # a period in which calls fail
    "iam_lag": SettingSpec(default=0.0, share=0.1, others=_draw_iam_lag),  # until a change of a policy takes effect
    "iam_removal_lags": SettingSpec(default=True, share=0.5, others=(False,)),  # whether a removal has that lag
    "status_lag": SettingSpec(default=0.0, share=0.1, others=_draw_lag(STATUS_LAG)),
    "list_lag": SettingSpec(default=0.0, share=0.1, others=_draw_lag(LIST_LAG)),
    "other_executions": SettingSpec(default=0, share=0.15, others=(2, 7)),  # running ones, of other resources
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
