"""The operations of CloudFormation on the stacks of one account and Region."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.change_set import ChangeSet, compute_changes, has_changes
from glue_constructs.local.cloudformation.change_sets import ChangeSets
from glue_constructs.local.cloudformation.deletion import Deletion
from glue_constructs.local.cloudformation.deployment import Deployment, OnFailure
from glue_constructs.local.cloudformation.errors import AlreadyExists, InvalidChangeSetStatus, ValidationError
from glue_constructs.local.cloudformation.exports import Exports
from glue_constructs.local.cloudformation.lookups import ServiceLookups
from glue_constructs.local.cloudformation.names import change_set_arn
from glue_constructs.local.cloudformation.planner import Planner
from glue_constructs.local.cloudformation.resource import now
from glue_constructs.local.cloudformation.resource_import import ResourceImport
from glue_constructs.local.cloudformation.resource_owners import ResourceOwners
from glue_constructs.local.cloudformation.resources_to_import import check_imports
from glue_constructs.local.cloudformation.rollback import Rollback

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.cloudformation.operation import Operation
    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.planner import Submission
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resources_to_import import ResourceToImport
    from glue_constructs.local.cloudformation.stack import Stack
    from glue_constructs.local.cloudformation.template import Template
    from glue_constructs.local.settings import Settings

# CREATE_FAILED and UPDATE_FAILED occur only with DisableRollback.
_UPDATABLE = (
    "CREATE_COMPLETE",
    "CREATE_FAILED",
    "IMPORT_COMPLETE",
    "IMPORT_ROLLBACK_COMPLETE",
    "UPDATE_COMPLETE",
    "UPDATE_FAILED",
    "UPDATE_ROLLBACK_COMPLETE",
)


class CloudFormationService:
    """The stacks, change sets and operations.

    Attributes:
        exports: The exports of the stacks.
    """

    def __init__(self, settings: Settings, clients: Clients, providers: Providers) -> None:
        self._settings = settings
        self._providers = providers
        self._stacks: dict[str, Stack] = {}
        self._change_sets = ChangeSets()
        self._owners = ResourceOwners(self._stacks)
        self.exports = Exports(self._stacks)
        self._planner = Planner(settings, ServiceLookups(clients, self.exports))
        # Requests start operations one at a time, so that no two operations start on the same stack.
        self._lock = threading.RLock()

    def stacks(self) -> list[Stack]:
        """Return every stack, including deleted stacks, newest first."""
        return sorted(self._stacks.values(), key=lambda stack: stack.created_at, reverse=True)

    def stack(self, name_or_id: str) -> Stack:
        """Return a stack by its name or id; a deleted stack is found by its id only.

        Raises:
            ValidationError: There is no such stack.
        """
        found = self._find(name_or_id)
        if found is None:
            raise ValidationError(f"Stack with id {name_or_id} does not exist")
        return found

    def create_stack(
        self,
        name: str,
        submission: Submission,
        *,
        on_failure: OnFailure = OnFailure.ROLLBACK,
        termination_protection: bool = False,
        parent_id: str | None = None,
    ) -> Operation:
        """CreateStack."""
        with self._lock:
            if self._find(name) is not None:
                raise AlreadyExists(f"Stack [{name}] already exists")
            stack = self._planner.new_stack(name)
            stack.termination_protection, stack.parent_id = termination_protection, parent_id
            plan = self._planner.plan(stack, submission)
            self._stacks[stack.id] = stack
            return self._submit(stack, plan, submission, on_failure)

    def update_stack(
        self, name: str, submission: Submission, *, on_failure: OnFailure = OnFailure.ROLLBACK
    ) -> Operation:
        """UpdateStack."""
        with self._lock:
            stack = self._updatable_stack(name)
            plan = self._planner.plan(stack, submission)
            if not has_changes(stack, plan):
                raise ValidationError("No updates are to be performed.")
            return self._submit(stack, plan, submission, on_failure)

    def delete_stack(self, name: str, *, retain: Collection[str] = (), token: str | None = None) -> Operation | None:
        """DeleteStack. Return None if there is no such stack. An operation in progress is aborted."""
        with self._lock:
            stack = self._find(name)
            if stack is None or stack.status == "DELETE_COMPLETE":
                return None
            if stack.termination_protection:
                raise ValidationError(f"Stack [{stack.name}] cannot be deleted while TerminationProtection is enabled")
            if stack.status == "DELETE_IN_PROGRESS":
                return stack.operation
            if retain and stack.status != "DELETE_FAILED":
                raise ValidationError(
                    "Invalid operation on stack. "
                    "RetainResources can only be specified for a stack in DELETE_FAILED state."
                )
            stack.token = token
            return _start(Deletion(stack, self._providers, exports=self.exports, retain=retain))

    def cancel_update(self, name: str) -> None:
        """CancelUpdateStack: cancel the update in progress and roll it back."""
        with self._lock:
            stack = self.stack(name)
            if stack.status != "UPDATE_IN_PROGRESS" or not isinstance(stack.operation, Deployment):
                raise ValidationError("CancelUpdateStack cannot be called from current stack status")
            stack.operation.cancel()

    def roll_back(self, name: str) -> Operation:
        """RollbackStack: roll back a stack whose creation or update failed with DisableRollback."""
        return self._roll_back(name, ("CREATE_FAILED", "UPDATE_FAILED"), skip=())

    def continue_rollback(self, name: str, *, skip: Collection[str]) -> Operation:
        """ContinueUpdateRollback: retry a failed rollback."""
        return self._roll_back(name, ("UPDATE_ROLLBACK_FAILED",), skip=skip)

    def create_change_set(
        self,
        stack_name: str,
        name: str,
        kind: str,
        submission: Submission,
        *,
        on_failure: OnFailure = OnFailure.ROLLBACK,
        description: str | None = None,
        imports: Sequence[ResourceToImport] = (),
    ) -> ChangeSet:
        """CreateChangeSet."""
        with self._lock:
            stack = self._stack_for_change_set(stack_name, kind)
            plan = self._planner.plan(stack, submission)
            arn = change_set_arn(region=self._settings.region, account_id=self._settings.account_id, name=name)
            if kind == "IMPORT":
                self._check_imports(stack, plan, imports)
                changes = [item.change for item in imports]
            elif imports:
                raise ValidationError(f"ResourcesToImport are for change sets of type IMPORT, got type {kind}")
            else:
                changes = compute_changes(stack, plan, self._providers)
            change_set = ChangeSet(arn, name, kind, stack, plan, changes, on_failure, description, imports)
            self._change_sets.add(change_set)
            self._stacks.setdefault(stack.id, stack)
            stack.role_arn, stack.notification_arns = submission.role_arn, submission.notification_arns
            return change_set

    def change_set(self, name: str, stack_name: str | None) -> ChangeSet:
        """Return a change set by its ARN, or by its name and its stack's name."""
        return self._change_sets.find(name, stack_name)

    def change_sets(self, stack_name: str) -> list[ChangeSet]:
        """Return the change sets of a stack."""
        return self._change_sets.of_stack(self.stack(stack_name).id)

    def delete_change_set(self, name: str, stack_name: str | None) -> None:
        """DeleteChangeSet. A missing change set is not an error if its stack exists."""
        if stack_name is None:
            self._change_sets.remove(self.change_set(name, None))
            return
        for found in self.change_sets(stack_name):
            if name in (found.name, found.id):
                self._change_sets.remove(found)

    def execute_change_set(
        self, name: str, stack_name: str | None, *, on_failure: OnFailure | None = None, token: str | None = None
    ) -> Operation:
        """ExecuteChangeSet. All change sets of the stack are deleted: they apply to its previous state."""
        with self._lock:
            change_set = self.change_set(name, stack_name)
            if change_set.execution_status != "AVAILABLE":
                raise InvalidChangeSetStatus(
                    f"ChangeSet [{change_set.id}] cannot be executed in its current status of [{change_set.status}]"
                )
            stack = change_set.stack
            if change_set.type == "UPDATE" or stack.status != "REVIEW_IN_PROGRESS":
                self._updatable_stack(stack.id)
            if change_set.type == "IMPORT":
                # After an update of the stack the plan may contain changes other than the import.
                self._check_imports(stack, change_set.plan, change_set.imports)
            for other in self._change_sets.of_stack(stack.id):
                self._change_sets.remove(other)
            if change_set.type == "IMPORT":
                return self._import(change_set, token)
            return self._deploy(stack, change_set.plan, on_failure or change_set.on_failure, token)

    def identifiers(self, template: Template) -> dict[str, str]:
        """Return the types in a template that can be imported, each with its identifying property."""
        types = {definition["Type"] for definition in template.resources.values()}
        found = {kind: self._providers.identifier(kind) for kind in sorted(types)}
        return {kind: identifier for kind, identifier in found.items() if identifier is not None}

    def close(self) -> None:
        """Abort every operation in progress."""
        for stack in list(self._stacks.values()):
            if stack.operation is not None:
                stack.operation.abort()

    def _find(self, name_or_id: str) -> Stack | None:
        if name_or_id in self._stacks:
            return self._stacks[name_or_id]
        live = (stack for stack in list(self._stacks.values()) if stack.status != "DELETE_COMPLETE")
        return next((stack for stack in live if stack.name == name_or_id), None)

    def _updatable_stack(self, name: str) -> Stack:
        stack = self.stack(name)
        if stack.status not in _UPDATABLE:
            raise ValidationError(f"Stack:{stack.id} is in {stack.status} state and can not be updated.")
        return stack

    def _stack_for_change_set(self, name: str, kind: str) -> Stack:
        """Return the stack of a new change set. A stack to be created is in REVIEW_IN_PROGRESS from then on."""
        if kind not in ("CREATE", "UPDATE", "IMPORT"):
            raise ValidationError(f"the embedded AWS has no change sets of type {kind}")
        found = self._find(name)
        if kind == "UPDATE" or (kind == "IMPORT" and found is not None and found.status != "REVIEW_IN_PROGRESS"):
            return self._updatable_stack(name)
        if found is None:
            stack = self._planner.new_stack(name)
            stack.set_status("REVIEW_IN_PROGRESS", "User Initiated")
            return stack
        if found.status != "REVIEW_IN_PROGRESS":
            raise ValidationError(f"Stack [{name}] already exists and cannot be created again with the changeSet.")
        return found

    def _submit(self, stack: Stack, plan: Plan, submission: Submission, on_failure: OnFailure) -> Operation:
        stack.role_arn, stack.notification_arns = submission.role_arn, submission.notification_arns
        return self._deploy(stack, plan, on_failure, submission.token)

    def _deploy(self, stack: Stack, plan: Plan, on_failure: OnFailure, token: str | None) -> Operation:
        if stack.state.template is not None:
            stack.updated_at = now()
        stack.token, stack.disable_rollback = token, on_failure is OnFailure.DO_NOTHING
        return _start(Deployment(stack, self._providers, plan=plan, exports=self.exports, on_failure=on_failure))

    def _check_imports(self, stack: Stack, plan: Plan, imports: Sequence[ResourceToImport]) -> None:
        check_imports(stack, plan, compute_changes(stack, plan, self._providers), imports, self._providers)

    def _import(self, change_set: ChangeSet, token: str | None) -> Operation:
        stack = change_set.stack
        if stack.state.template is not None:
            stack.updated_at = now()
        stack.token = token
        plan, imports = change_set.plan, change_set.imports
        return _start(ResourceImport(stack, self._providers, plan=plan, imports=imports, owners=self._owners))

    def _roll_back(self, name: str, states: Collection[str], *, skip: Collection[str]) -> Operation:
        with self._lock:
            stack = self.stack(name)
            if stack.status not in states:
                raise ValidationError(f"Stack:{stack.id} is in {stack.status} state and can not be rolled back.")
            return _start(Rollback(stack, self._providers, skip=skip))


def _start(operation: Operation) -> Operation:
    operation.start()
    return operation
