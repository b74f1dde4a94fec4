"""Creating and updating a stack."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from moto.core.exceptions import ServiceException

from glue_constructs.local.cloudformation.operation import failed
from glue_constructs.local.cloudformation.ordering import work_in_order
from glue_constructs.local.cloudformation.policies import retained_when_removed, retained_when_replaced
from glue_constructs.local.cloudformation.reverting import Reverting

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.exports import Exports
    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.stack import Settled, Stack


class OnFailure(str, Enum):
    """What becomes of a deployment that fails."""

    ROLLBACK = "ROLLBACK"
    DO_NOTHING = "DO_NOTHING"
    DELETE = "DELETE"


class Deployment(Reverting):
    """Creates a stack, or updates it.

    Args:
        stack: The stack.
        providers: Of its resources.
        plan: What the stack is to become.
        exports: Of all stacks.
        on_failure: What to do when a resource fails.
    """

    def __init__(
        self, stack: Stack, providers: Providers, *, plan: Plan, exports: Exports, on_failure: OnFailure
    ) -> None:
        super().__init__(stack, providers)
        self._plan = plan
        self._exports = exports
        self._on_failure = on_failure
        self._cancel_requested = False
        # A stack that was never settled is created, also when its creation is tried once more after it failed.
        self._action = "CREATE" if stack.settled.template is None else "UPDATE"

    def cancel(self) -> None:
        """Stop working on new resources, and roll back."""
        self._cancel_requested = True
        self._cancellation.cancel()

    def _begin(self) -> None:
        stack, target = self._stack, self._plan.target
        stack.checkpoint = stack.checkpoint or stack.settled
        stack.settled = replace(
            stack.settled,
            template=target.template,
            parameters=target.parameters,
            tags=target.tags,
            capabilities=target.capabilities,
        )
        stack.secrets |= {str(parameter.value) for parameter in target.parameters.values() if parameter.no_echo}
        stack.become(f"{self._action}_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        worker = self._worker()
        failures = work_in_order(
            self._plan.dependencies(),
            lambda name: worker.apply(self._plan.resource(name), lambda: self._plan.properties(name)),
            on_failure=self._cancellation.cancel,
        )
        if failures or self._cancel_requested:
            self._fail(failed(failures))
            return
        try:
            settled = self._plan.settled()
            self._exports.check(self._stack, settled.outputs)
        except ServiceException as error:
            self._recover(str(error.message))
        else:
            self._complete(settled)

    def _complete(self, settled: Settled) -> None:
        if self._action == "UPDATE":
            self._become("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS")
        removed = [resource for name, resource in self._stack.resources.items() if name not in self._plan.wanted]
        replaced = list(self._stack.retired.values())
        keep = [resource for resource in removed if retained_when_removed(resource)]
        keep += [resource for resource in replaced if retained_when_replaced(resource)]
        # What cannot be deleted is left behind: the update is complete all the same, as the service has it.
        self._delete([resource for resource in removed + replaced if resource not in keep], retain=keep)
        self._stack.settle(settled)
        self._become(f"{self._action}_COMPLETE")

    def _fail(self, names: list[str]) -> None:
        verbs = {"CREATE_FAILED": "create", "UPDATE_FAILED": "update"}
        by_verb: dict[str, list[str]] = {}
        for name in names:
            resource = self._stack.resources.get(name)
            verb = verbs.get(resource.status, "update") if resource else "create"
            by_verb.setdefault(verb, []).append(name)
        reasons = [
            f"The following resource(s) failed to {verb}: [{', '.join(by_verb[verb])}]. " for verb in sorted(by_verb)
        ]
        self._recover("".join(reasons) or None)

    def _recover(self, reason: str | None) -> None:
        if self._on_failure is OnFailure.DO_NOTHING and not self._cancel_requested:
            self._become(f"{self._action}_FAILED", reason)
        elif self._on_failure is OnFailure.DELETE and self._action == "CREATE":
            self._delete_stack(reason)
        else:
            self._roll_back(creation=self._action == "CREATE", reason=reason)
