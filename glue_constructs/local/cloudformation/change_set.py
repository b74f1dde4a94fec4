"""Change sets: what a deployment would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.cancellation import Cancellation
from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.local.cloudformation.evaluation import NotYetKnown
from glue_constructs.local.cloudformation.provider import ProvisioningFailed, Request
from glue_constructs.local.cloudformation.resource import now

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from glue_constructs.local.cloudformation.deployment import OnFailure
    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.cloudformation.resources_to_import import ResourceToImport
    from glue_constructs.local.cloudformation.stack import Stack

_NO_CHANGES = "The submitted information didn't contain changes. Submit different information to create a change set."


@dataclass(frozen=True)
class Change:
    """One resource that the change set would change.

    Attributes:
        action: Add, Modify, Remove or Import.
        logical_id: The logical id of the resource.
        type: The type of the resource.
        physical_id: The current physical id; None for an added resource.
        replacement: True, False, or Conditional if it depends on another change; None for an action other than Modify.
    """

    action: str
    logical_id: str
    type: str
    physical_id: str | None = None
    replacement: str | None = None


@dataclass
class ChangeSet:
    """A change set of one stack. Its type is CREATE, UPDATE or IMPORT; only IMPORT has `imports`."""

    id: str
    name: str
    type: str
    stack: Stack
    plan: Plan
    changes: list[Change]
    on_failure: OnFailure
    description: str | None = None
    imports: Sequence[ResourceToImport] = ()
    status: str = "CREATE_COMPLETE"
    status_reason: str | None = None
    execution_status: str = "AVAILABLE"
    created_at: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        if self.type == "UPDATE" and not has_changes(self.stack, self.plan):
            self.status, self.status_reason = "FAILED", _NO_CHANGES
            self.execution_status = "UNAVAILABLE"


def has_changes(stack: Stack, plan: Plan) -> bool:
    """Return whether a deployment would change anything, including outputs."""
    state, target = stack.state, plan.target
    same_template = state.template is not None and state.template.document == target.template.document
    same_rest = dict(state.parameters) == dict(target.parameters) and dict(state.tags) == dict(target.tags)
    return not (same_template and same_rest) or stack.status.endswith("_FAILED")


def compute_changes(stack: Stack, plan: Plan, providers: Providers) -> list[Change]:
    """Return what a deployment would do to each resource, as far as this can be determined before the deployment."""
    found = []
    for name in plan.resource_ids:
        current = stack.resources.get(name)
        if current is None or current.status == "CREATE_FAILED":
            found.append(Change("Add", name, plan.resource(name).type))
        elif (replacement := _replacement(current, stack, plan, providers)) is not None:
            found.append(Change("Modify", name, current.type, current.physical_id, replacement))
    removed = [resource for name, resource in stack.resources.items() if name not in plan.resource_ids]
    return found + [Change("Remove", item.logical_id, item.type, item.physical_id) for item in removed]


def _replacement(current: Resource, stack: Stack, plan: Plan, providers: Providers) -> str | None:
    """Return whether a resource would be replaced; None if it would not be modified."""
    try:
        properties = plan.properties(current.logical_id)
        if properties == current.properties and not current.failed:
            return None
        request = Request(stack.id, stack.name, current.logical_id, current.type, properties, Cancellation())
        return str(providers.get(current.type).replaces(request, current))
    except NotYetKnown:
        return "Conditional"
    except (ProvisioningFailed, ValidationError):
        # The deployment of the resource will fail with this error.
        return "False"
