"""The jobs of a CloudFormation template."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.adoption.found_job import FoundJob
from glue_constructs.adoption.triggers import trigger_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_JOB, _TRIGGER = "AWS::Glue::Job", "AWS::Glue::Trigger"


def read_template_jobs(template: Mapping[str, Any]) -> Iterator[FoundJob]:
    """Yield the jobs of a template in its order, without those that have no properties.

    Args:
        template: The template, with the long forms of intrinsic functions; its resources are objects.
    """
    resources: Mapping[str, Mapping[str, Any]] = template["Resources"]
    triggers = [_trigger(name, resource) for name, resource in resources.items() if resource.get("Type") == _TRIGGER]
    started = trigger_notes(triggers)
    for name, resource in resources.items():
        properties = resource.get("Properties")
        if resource.get("Type") == _JOB and isinstance(properties, dict):
            called = [name, *([properties["Name"]] if isinstance(properties.get("Name"), str) else [])]
            yield FoundJob(
                name,
                properties,
                (*_notes(resource), *(sentence for key in called for sentence in started.get(key, ()))),
            )


def _notes(resource: Mapping[str, Any]) -> Iterator[str]:
    if condition := resource.get("Condition"):
        yield f"Its template creates it only under the condition {condition!r}."


def _trigger(logical_id: str, resource: Mapping[str, Any]) -> dict[str, Any]:
    properties = resource.get("Properties")
    trigger = {"Name": logical_id, **properties} if isinstance(properties, dict) else {}
    actions = trigger.get("Actions")
    return {**trigger, "Actions": [_by_name(action) for action in actions] if isinstance(actions, list) else []}


def _by_name(action: Any) -> Any:
    """Replace an action's reference to its job with the job's logical id."""
    job = action.get("JobName") if isinstance(action, dict) else None
    return {"JobName": job["Ref"]} if isinstance(job, dict) and "Ref" in job else action
