"""Notes about the triggers of a job, which are not imported: they refer to the job by name, and keep working."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def trigger_notes(triggers: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return a note for each trigger that starts a job, by the job's name.

    Args:
        triggers: Triggers of the API or of a template.
    """
    found: dict[str, list[str]] = {}
    for trigger in triggers:
        actions = trigger.get("Actions")
        for action in actions if isinstance(actions, list) else []:
            job = action.get("JobName") if isinstance(action, dict) else None
            if isinstance(job, str):
                found.setdefault(job, []).append(_note(trigger))
    return found


def _note(trigger: Mapping[str, Any]) -> str:
    name, workflow, schedule = (trigger.get(key) for key in ("Name", "WorkflowName", "Schedule"))
    when = f" {schedule}" if isinstance(schedule, str) and schedule else ""
    where = f" of the workflow {workflow!r}" if isinstance(workflow, str) and workflow else ""
    return f"Started by the trigger {name!r}{where} ({trigger.get('Type')}{when}), which is not changed."
