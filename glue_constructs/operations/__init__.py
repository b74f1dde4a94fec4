"""Operating jobs: triggers and schedules, EventBridge rules, alarms, dashboards and cost limits.

Names are imported on first use, because aws_events, aws_cloudwatch and aws_stepfunctions are slow to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.model.run_states import JobRunState
    from glue_constructs.operations.alarms import alarm_on_failure, alarm_on_late_run, alarm_on_long_run
    from glue_constructs.operations.chains import chain, run_after, run_after_all, run_after_any
    from glue_constructs.operations.cost.guard import CostGuard
    from glue_constructs.operations.dashboard import JobDashboard
    from glue_constructs.operations.events import (
        on_failure,
        on_long_run,
        on_state_change,
        on_stopped,
        on_success,
        on_timeout,
    )
    from glue_constructs.operations.job_schedule import JobSchedule
    from glue_constructs.operations.schedules import run_every, run_on_demand
    from glue_constructs.operations.state_machine_task import start_task
    from glue_constructs.operations.trigger_options import TriggerOptions

__all__ = [
    "CostGuard",
    "JobDashboard",
    "JobRunState",
    "JobSchedule",
    "TriggerOptions",
    "alarm_on_failure",
    "alarm_on_late_run",
    "alarm_on_long_run",
    "chain",
    "on_failure",
    "on_long_run",
    "on_state_change",
    "on_stopped",
    "on_success",
    "on_timeout",
    "run_after",
    "run_after_all",
    "run_after_any",
    "run_every",
    "run_on_demand",
    "start_task",
]

# The module of each name, so that using one name does not import all modules.
if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {
            "CostGuard": "cost.guard",
            "JobDashboard": "dashboard",
            "JobRunState": "glue_constructs.model.run_states",
            "JobSchedule": "job_schedule",
            "TriggerOptions": "trigger_options",
            "alarm_on_failure": "alarms",
            "alarm_on_late_run": "alarms",
            "alarm_on_long_run": "alarms",
            "chain": "chains",
            "on_failure": "events",
            "on_long_run": "events",
            "on_state_change": "events",
            "on_stopped": "events",
            "on_success": "events",
            "on_timeout": "events",
            "run_after": "chains",
            "run_after_all": "chains",
            "run_after_any": "chains",
            "run_every": "schedules",
            "run_on_demand": "schedules",
            "start_task": "state_machine_task",
        },
    )


def __dir__() -> list[str]:
    return __all__
