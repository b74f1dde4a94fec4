"""Creating and updating a stack."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from moto.core.exceptions import ServiceException

from glue_constructs.local.cloudformation.operation import failed_ids
from glue_constructs.local.cloudformation.ordering import run_in_order
from glue_constructs.local.cloudformation.policies import retained_when_removed, retained_when_replaced
from glue_constructs.local.cloudformation.revertible_operation import RevertibleOperation, failed_resources_reason

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.exports import Exports
    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.stack import Stack, StackState


class OnFailure(str, Enum):
    """The action after a failed deployment."""

    ROLLBACK = "ROLLBACK"
    DO_NOTHING = "DO_NOTHING"
    DELETE = "DELETE"


class Deployment(RevertibleOperation):
    """Creates or updates a stack.

    Args:
        stack: The stack.
        providers: The providers of its resources.
        plan: The target state of the stack.
        exports: The exports of all stacks.
        on_failure: The action after a resource failed.
    """

    def __init__(
        self, stack: Stack, providers: Providers, *, plan: Plan, exports: Exports, on_failure: OnFailure
    ) -> None:
        super().__init__(stack, providers)
        self._plan = plan
        self._exports = exports
        self._on_failure = on_failure
        self._cancel_requested = False
        self._deployment_cancellation = self._cancellation
        # A new stack, also one in REVIEW_IN_PROGRESS, has no template yet.
        self._action = "CREATE" if stack.state.template is None else "UPDATE"

    def cancel(self) -> None:
        """Start no more resources, and roll back."""
        self._cancel_requested = True
        # Does not cancel a rollback that has already begun.
        self._deployment_cancellation.cancel()

    def _begin(self) -> None:
        stack, target = self._stack, self._plan.target
        stack.checkpoint = stack.checkpoint or stack.state
        stack.state = replace(
            stack.state,
            template=target.template,
            parameters=target.parameters,
            tags=target.tags,
            capabilities=target.capabilities,
        )
        stack.secrets |= {item.raw_value for item in target.parameters.values() if item.no_echo and item.raw_value}
        stack.set_status(f"{self._action}_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        provisioner = self._new_provisioner()
        self._deployment_cancellation = self._cancellation
        failures = run_in_order(
            self._plan.dependencies(),
            lambda name: provisioner.apply(self._plan.resource(name), lambda: self._plan.properties(name)),
            on_failure=self._deployment_cancellation.cancel,
        )
        if failures or self._cancel_requested:
            self._fail(failed_ids(failures))
            return
        try:
            state = self._plan.target_state()
            self._exports.check(self._stack, state.outputs)
        except ServiceException as error:
            self._recover(str(error.message))
        else:
            self._complete(state)

    def _complete(self, state: StackState) -> None:
        if self._action == "UPDATE":
            self._set_status("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        removed = [resource for name, resource in self._stack.resources.items() if name not in self._plan.resource_ids]
        replaced = list(self._stack.pending_cleanup.values())
        keep = [resource for resource in removed if retained_when_removed(resource)]
        keep += [resource for resource in replaced if retained_when_replaced(resource)]
        # As in the service, the update is complete even if the cleanup cannot delete a resource.
        self._delete([resource for resource in removed + replaced if resource not in keep], retain=keep)
        self._stack.commit(state)
        self._set_status(f"{self._action}_COMPLETE")

    def _fail(self, names: list[str]) -> None:
        created = [name for name in names if self._stack.resources[name].status == "CREATE_FAILED"]
        updated = [name for name in names if name not in created]
        reasons = [
            failed_resources_reason(verb, those) for verb, those in (("create", created), ("update", updated)) if those
        ]
        self._recover("".join(reasons) or None)

    def _recover(self, reason: str | None) -> None:
        if self._on_failure is OnFailure.DO_NOTHING and not self._cancel_requested:
            self._set_status(f"{self._action}_FAILED", reason)
        elif self._on_failure is OnFailure.DELETE and self._action == "CREATE":
            self._delete_stack(reason)
        else:
            self._roll_back(creation=self._action == "CREATE", reason=reason)
