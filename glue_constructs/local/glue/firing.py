"""Firing triggers, which starts the runs of their actions."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

from moto.core.exceptions import JsonRESTError

from glue_constructs.local.glue.cause import Cause
from glue_constructs.local.glue.trigger_validation import conditions_of
from glue_constructs.model.cron import Cron

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from glue_constructs.local.glue.runs import EmbeddedJobRun
    from glue_constructs.local.glue.triggers import Trigger, Triggers

_log = logging.getLogger(__name__)

# The fields of an action that are parameters of StartJobRun.
_RUN_PARAMETERS = ("Arguments", "Timeout", "SecurityConfiguration", "NotificationProperty")

Event = tuple[str, str]
"""The name of a job, and the state in which a run of it ended."""


class StartRun(Protocol):
    """A callback that starts a run of a job: `Scheduler.start`."""

    def __call__(self, job_name: str, parameters: dict[str, Any], *, cause: Cause) -> EmbeddedJobRun:
        """Start a run."""


class Firing:
    """Fires triggers.

    "Dependent jobs or crawlers are only started if the job or crawler that completes was started by a trigger. All jobs
    or crawlers in a dependency chain must be descendants of a single scheduled or on-demand trigger."
    (https://docs.aws.amazon.com/glue/latest/dg/about-triggers.html) Our interpretation: a conditional trigger combines
    only runs that descend from the same firing of a scheduled or on-demand trigger.

    Args:
        triggers: All triggers.
        start_run: Starts the run of an action.
    """

    def __init__(self, triggers: Triggers, start_run: StartRun) -> None:
        self._triggers = triggers
        self._start_run = start_run
        # By trigger and origin: the ends of runs that match a condition of a trigger that has not fired yet.
        self._matched_ends: dict[tuple[Trigger, int], dict[Event, EmbeddedJobRun]] = {}

    def start_trigger(self, name: str) -> None:
        """StartTrigger: fire an on-demand trigger immediately, activate any other.

        Raises:
            EntityNotFoundException: There is no such trigger, or a job that it starts was deleted.
            ConcurrentRunsExceededException: A job has its maximum of concurrent runs.
        """
        trigger = self._triggers.get(name)
        trigger.set_active(active=True)
        if trigger.type == "ON_DEMAND" and (errors := self._fire(trigger, Cause(name))):
            raise errors[0]

    def fire_scheduled(self, moment: datetime) -> list[str]:
        """Fire the scheduled triggers that are due at a time.

        Args:
            moment: The time, with a time zone. Seconds are ignored.

        Returns:
            The names of the fired triggers, in the order of their creation.
        """
        due = [trigger for trigger in self._triggers if trigger.is_active and _is_due(trigger, moment)]
        for trigger in due:
            self._fire(trigger, Cause(trigger.name))
        return [trigger.name for trigger in due]

    def handle_run_end(self, run: EmbeddedJobRun, state: str) -> None:
        """Fire the conditional triggers whose predicate is true after the end of a run.

        Called by one thread at a time.

        Args:
            run: The run, which is not retried.
            state: Its final state.
        """
        if run.cause is None:
            return
        for trigger in self._triggers:
            if trigger.is_active and trigger.type == "CONDITIONAL":
                self._record_end(trigger, run, (run.job.name, state), run.cause.origin)

    def _record_end(self, trigger: Trigger, run: EmbeddedJobRun, event: Event, origin: int) -> None:
        awaited = _events(trigger)
        if event not in awaited:
            return
        matched = self._matched_ends.setdefault((trigger, origin), {})
        matched[event] = run
        if _logical_operator(trigger) == "ANY" or awaited <= matched.keys():
            del self._matched_ends[trigger, origin]
            self._fire(trigger, Cause(trigger.name, tuple(matched.values()), origin))

    def _fire(self, trigger: Trigger, cause: Cause) -> list[JsonRESTError]:
        """Perform the actions of a trigger and return the errors."""
        errors = []
        for action in trigger.actions:
            if "JobName" not in action:
                _log.warning("trigger %s: the embedded AWS does not run crawlers, got action %r", trigger.name, action)
                continue
            try:
                self._start_run(action["JobName"], _parameters(action), cause=cause)
            except JsonRESTError as error:
                _log.warning("trigger %s cannot start %s: %s", trigger.name, action["JobName"], error)
                errors.append(error)
        return errors


def _is_due(trigger: Trigger, moment: datetime) -> bool:
    return trigger.type == "SCHEDULED" and Cron.read(trigger.definition["Schedule"]).is_due(moment)


def _events(trigger: Trigger) -> set[Event | None]:
    """Return the events in the conditions; None for a condition on a crawler, which never becomes true here."""
    conditions = conditions_of(trigger.definition)
    return {(item["JobName"], item["State"]) if "JobName" in item else None for item in conditions}


def _logical_operator(trigger: Trigger) -> str:
    logical: str = trigger.definition["Predicate"].get("Logical") or "ANY"  # required if there are several conditions
    return logical


def _parameters(action: Mapping[str, Any]) -> dict[str, Any]:
    return {field: action[field] for field in _RUN_PARAMETERS if field in action}
