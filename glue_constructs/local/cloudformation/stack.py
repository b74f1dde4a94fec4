"""A stack, its events and its resources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import TYPE_CHECKING
from uuid import uuid4

from glue_constructs.local.cloudformation.resource import Resource, now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.operation import Operation
    from glue_constructs.local.cloudformation.parameters import Parameter
    from glue_constructs.local.cloudformation.template import Template

_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True)
class Event:
    """One event of a stack."""

    stack_id: str
    stack_name: str
    logical_id: str
    physical_id: str
    type: str
    status: str
    reason: str | None
    properties: str | None
    token: str | None
    id: str = field(default_factory=lambda: str(uuid4()))
    timestamp: datetime = field(default_factory=now)


@dataclass(frozen=True)
class Output:
    """One output of a stack; `export` is the name by which other stacks import it."""

    key: str
    value: str
    description: str | None = None
    export: str | None = None


@dataclass(frozen=True)
class StackState:
    """The part of a stack that a deployment changes and a rollback restores."""

    template: Template | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    tags: Mapping[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()
    resources: Mapping[str, Resource] = field(default_factory=dict)
    outputs: tuple[Output, ...] = ()
    imports: frozenset[str] = frozenset()


@dataclass
class Stack:
    """A stack.

    Attributes:
        id: The ARN.
        name: The name.
        state: The template, parameters and outputs. During a deployment the template and parameters are the new ones.
        resources: The current resources by logical id.
        pending_cleanup: Replaced or failed resources, which the cleanup deletes, by logical and physical id.
        checkpoint: The state that a rollback restores; None after a complete deployment or rollback.
        events: The events, oldest first.
        operation: The last operation; None if there was none.
        secrets: Values to mask in events.
    """

    id: str
    name: str
    status: str = "REVIEW_IN_PROGRESS"
    status_reason: str | None = None
    state: StackState = field(default_factory=StackState)
    resources: dict[str, Resource] = field(default_factory=dict)
    pending_cleanup: dict[tuple[str, str], Resource] = field(default_factory=dict)
    checkpoint: StackState | None = None
    events: list[Event] = field(default_factory=list)
    operation: Operation | None = None
    secrets: set[str] = field(default_factory=set)
    role_arn: str | None = None
    notification_arns: tuple[str, ...] = ()
    termination_protection: bool = False
    disable_rollback: bool = False
    parent_id: str | None = None
    token: str | None = None
    created_at: datetime = field(default_factory=now)
    updated_at: datetime | None = None
    deleted_at: datetime | None = None
    _events_lock: Lock = field(default_factory=Lock, repr=False)

    def set_status(self, status: str, reason: str | None = None) -> None:
        """Set the status and record an event."""
        self.status, self.status_reason = status, reason
        self.record(
            Resource(
                logical_id=self.name,
                type="AWS::CloudFormation::Stack",
                status=status,
                definition={},
                physical_id=self.id,
                reason=reason,
            )
        )

    def record(self, resource: Resource, *, properties: str | None = None) -> None:
        """Record an event with the status of a resource."""
        with self._events_lock:
            # Clients sort events by milliseconds, so two events must not have the same millisecond.
            earliest = self.events[-1].timestamp + _MILLISECOND if self.events else now()
            self.events.append(
                Event(
                    stack_id=self.id,
                    stack_name=self.name,
                    logical_id=resource.logical_id,
                    physical_id=resource.physical_id or "",
                    type=resource.type,
                    status=resource.status,
                    reason=resource.reason,
                    properties=properties,
                    token=self.token,
                    timestamp=max(now(), earliest),
                )
            )

    def schedule_cleanup(self, resource: Resource) -> None:
        """Let the cleanup delete a resource."""
        if resource.physical_id is not None:
            self.pending_cleanup[resource.key] = resource

    def remove_resource(self, resource: Resource) -> None:
        """Remove a resource from the stack."""
        if self.pending_cleanup.pop(resource.key, None) is None:
            self.resources.pop(resource.logical_id, None)

    def commit(self, state: StackState) -> None:
        """Make a state the current one, with the current resources, and clear the checkpoint."""
        self.state, self.checkpoint = replace(state, resources=dict(self.resources)), None
