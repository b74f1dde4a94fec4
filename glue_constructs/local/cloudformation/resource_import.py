"""Executing a change set of type IMPORT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from moto.core.exceptions import ServiceException

from glue_constructs.local.cloudformation.operation import Operation, failed
from glue_constructs.local.cloudformation.ordering import work_in_order
from glue_constructs.local.cloudformation.reverting import could_not

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.local.cloudformation.owners import Owners
    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resources_to_import import ResourceToImport
    from glue_constructs.local.cloudformation.stack import Stack


class ResourceImport(Operation):
    """Gives a stack resources that are there already. None of them is changed, neither by this nor by its rollback.

    Args:
        stack: The stack.
        providers: Of the resources.
        plan: What the stack is to become.
        imports: The resources.
        owners: Tells which stack has a resource.
    """

    def __init__(
        self, stack: Stack, providers: Providers, *, plan: Plan, imports: Iterable[ResourceToImport], owners: Owners
    ) -> None:
        super().__init__(stack, providers)
        self._plan = plan
        self._imports = {item.logical_id: item for item in imports}
        self._owners = owners

    def _begin(self) -> None:
        given = self._plan.target.parameters.values()
        self._stack.secrets |= {item.given for item in given if item.no_echo and item.given}
        self._stack.become("IMPORT_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        worker, dependencies = self._worker(), self._plan.dependencies()
        failures = work_in_order(
            {name: dependencies[name] & self._imports.keys() for name in self._imports},
            lambda name: worker.adopt(
                self._plan.resource(name),
                lambda: self._plan.properties(name),
                physical_id=self._imports[name].physical_id,
                owners=self._owners,
            ),
            on_failure=self._cancellation.cancel,
        )
        if failures:
            self._roll_back(could_not("import", failed(failures)))
            return
        try:
            settled = self._plan.settled()
        except ServiceException as error:
            self._roll_back(str(error.message))
            return
        # The plan knows the exports that it looked up; those of the resources that stay as they are stay imported too.
        imports = settled.imports | self._stack.settled.imports
        self._stack.settle(replace(settled, imports=imports))
        self._become("IMPORT_COMPLETE")

    def _roll_back(self, reason: str) -> None:
        self._become("IMPORT_ROLLBACK_IN_PROGRESS", reason)
        for name in self._imports:
            resource = self._stack.resources.get(name)
            if resource is not None:
                self._stack.record(resource.with_status("IMPORT_ROLLBACK_COMPLETE"))
                self._stack.forget(resource)
        self._become("IMPORT_ROLLBACK_COMPLETE")
