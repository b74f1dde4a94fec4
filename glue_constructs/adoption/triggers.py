"""Triggers that start a job. They name it, so they go on as they are: the app tells of them, and leaves them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def trigger_notes(triggers: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """What starts each job, in sentences, by the job's name.

    Args:
        triggers: Triggers as the API has them, or a template.
    """
    found: dict[str, list[str]] = {}
    for trigger in triggers:
        actions = trigger.get("Actions")
        for action in actions if isinstance(actions, list) else []:
            job = action.get("JobName") if isinstance(action, dict) else None
            if isinstance(job, str):
                found.setdefault(job, []).append(_sentence(trigger))
    return found


def _sentence(trigger: Mapping[str, Any]) -> str:
    name, workflow, schedule = (trigger.get(key) for key in ("Name", "WorkflowName", "Schedule"))
    when = f" {schedule}" if isinstance(schedule, str) and schedule else ""
    where = f" of the workflow {workflow!r}" if isinstance(workflow, str) and workflow else ""
    return f"Started by the trigger {name!r}{where} ({trigger.get('Type')}{when}), which stays as it is."
