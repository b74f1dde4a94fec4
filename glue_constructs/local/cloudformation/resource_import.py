"""Executing a change set of type IMPORT."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from moto.core.exceptions import ServiceException

from glue_constructs.local.cloudformation.operation import Operation, failed_ids
from glue_constructs.local.cloudformation.ordering import run_in_order
from glue_constructs.local.cloudformation.revertible_operation import failed_resources_reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.local.cloudformation.plan import Plan
    from glue_constructs.local.cloudformation.providers import Providers
    from glue_constructs.local.cloudformation.resource_owners import ResourceOwners
    from glue_constructs.local.cloudformation.resources_to_import import ResourceToImport
    from glue_constructs.local.cloudformation.stack import Stack


class ResourceImport(Operation):
    """Imports existing resources into a stack. Neither the import nor its rollback changes a resource.

    Args:
        stack: The stack.
        providers: The providers of the resources.
        plan: The target state of the stack.
        imports: The resources to import.
        owners: Finds the stack that owns a resource.
    """

    def __init__(
        self,
        stack: Stack,
        providers: Providers,
        *,
        plan: Plan,
        imports: Iterable[ResourceToImport],
        owners: ResourceOwners,
    ) -> None:
        super().__init__(stack, providers)
        self._plan = plan
        self._imports = {item.logical_id: item for item in imports}
        self._owners = owners

    def _begin(self) -> None:
        given = self._plan.target.parameters.values()
        self._stack.secrets |= {item.raw_value for item in given if item.no_echo and item.raw_value}
        self._stack.set_status("IMPORT_IN_PROGRESS", "User Initiated")

    def _work(self) -> None:
        provisioner, dependencies = self._new_provisioner(), self._plan.dependencies()
        failures = run_in_order(
            {name: dependencies[name] & self._imports.keys() for name in self._imports},
            lambda name: provisioner.import_resource(
                self._plan.resource(name),
                lambda: self._plan.properties(name),
                physical_id=self._imports[name].physical_id,
                owners=self._owners,
            ),
            on_failure=self._cancellation.cancel,
        )
        if failures:
            self._roll_back(failed_resources_reason("import", failed_ids(failures)))
            return
        try:
            state = self._plan.target_state()
        except ServiceException as error:
            self._roll_back(str(error.message))
            return
        # The plan has evaluated only the imported resources. The other resources keep their imported exports.
        imports = state.imports | self._stack.state.imports
        self._stack.commit(replace(state, imports=imports))
        self._set_status("IMPORT_COMPLETE")

    def _roll_back(self, reason: str) -> None:
        self._set_status("IMPORT_ROLLBACK_IN_PROGRESS", reason)
        for name in self._imports:
            resource = self._stack.resources.get(name)
            if resource is not None:
                self._stack.record(resource.with_status("IMPORT_ROLLBACK_COMPLETE"))
                self._stack.remove_resource(resource)
        self._set_status("IMPORT_ROLLBACK_COMPLETE")
