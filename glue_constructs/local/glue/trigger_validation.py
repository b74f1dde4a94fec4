"""Validating triggers as Glue does, in addition to botocore's validation.

The messages are the service's if a report of them was found (https://github.com/aws/aws-cdk/issues/34652,
https://github.com/hashicorp/terraform-provider-aws/issues/39571 and 43013), otherwise our own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.glue.exceptions import EntityNotFoundException, GSRInvalidInputException

from glue_constructs.model.cron import Cron, InvalidCron
from glue_constructs.model.run_states import TRIGGER_STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from glue_constructs.local.glue.jobs import Jobs

_CONDITION_STATES = tuple(state.value for state in TRIGGER_STATES)


def validate_trigger(definition: Mapping[str, Any], jobs: Jobs) -> None:
    """Validate a trigger.

    Raises:
        GSRInvalidInputException: A field that its type requires is missing or invalid.
        EntityNotFoundException: A job that it starts does not exist.
    """
    for message in _CHECKS.get(definition["Type"], _no_errors)(definition):
        raise GSRInvalidInputException(message)
    for action in definition["Actions"]:
        if "JobName" in action and action["JobName"] not in jobs:
            raise EntityNotFoundException(f"Job with name: {action['JobName']} not found.")


def conditions_of(definition: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the conditions of the predicate."""
    found: list[dict[str, Any]] = (definition.get("Predicate") or {}).get("Conditions") or []
    return found


def _scheduled_errors(definition: Mapping[str, Any]) -> Iterator[str]:
    schedule = definition.get("Schedule")
    if not schedule:
        yield "Schedule cannot be null or empty"
        return
    try:
        Cron.read(schedule)
    except InvalidCron as error:
        yield f"Invalid schedule {schedule}: {error}"


def _conditional_errors(definition: Mapping[str, Any]) -> Iterator[str]:
    conditions = conditions_of(definition)
    if not conditions:
        yield "Predicate cannot be null or empty"
    if len(conditions) > 1 and not definition["Predicate"].get("Logical"):
        yield "Logical cannot be null or empty"
    for condition in conditions:
        yield from _condition_errors(condition)
    if _job_names(conditions) & _job_names(definition["Actions"]):
        yield "Job cannot be a Predicate and Action for Conditional Trigger."


def _condition_errors(condition: Mapping[str, Any]) -> Iterator[str]:
    if not condition.get("LogicalOperator"):
        yield "Logical operator cannot be null or empty"
    if "JobName" in condition and not condition.get("State"):
        yield "State cannot be null or empty"
    if condition.get("State", _CONDITION_STATES[0]) not in _CONDITION_STATES:
        yield f"State of a condition must be one of {', '.join(_CONDITION_STATES)}, got {condition['State']}"


def _on_demand_errors(definition: Mapping[str, Any]) -> Iterator[str]:
    # API: "True is not supported for ON_DEMAND triggers".
    if definition.get("StartOnCreation"):
        yield "StartOnCreation is not supported for ON_DEMAND triggers"


def _no_errors(definition: Mapping[str, Any]) -> Iterator[str]:  # noqa: ARG001  the signature of the other checks
    yield from ()


_CHECKS = {"SCHEDULED": _scheduled_errors, "CONDITIONAL": _conditional_errors, "ON_DEMAND": _on_demand_errors}


def _job_names(items: Iterable[Mapping[str, Any]]) -> set[str]:
    return {item["JobName"] for item in items if "JobName" in item}
