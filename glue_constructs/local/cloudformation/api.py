"""The operations of the CloudFormation API: each calls the service and serializes the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from moto.core.responses import ActionResult, EmptyResult

from glue_constructs.local.cloudformation.api_request import ApiRequest
from glue_constructs.local.cloudformation.deployment import OnFailure
from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.local.cloudformation.resources_to_import import ResourceToImport
from glue_constructs.local.cloudformation.template import Template
from glue_constructs.local.cloudformation.views import (
    change_set_view,
    event_view,
    resource_view,
    stack_view,
    summary_view,
    template_summary_view,
)

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.operation import Operation

# Seconds to wait for an operation to end before the API responds. The CDK CLI polls a stack immediately and then every
# five seconds, while most operations here take less than one second. To a client it looks like a slow network.
_MAX_WAIT_SECONDS = 2.0


class CloudFormationApi(ApiRequest):
    """One request. moto calls the method named after the operation, in snake case.

    Operations without a method (stack sets, drift, type registration) are rejected.
    """

    def create_stack(self) -> ActionResult:
        """CreateStack."""
        operation = self._service.create_stack(
            self._get_param("StackName"),
            self._submission(),
            on_failure=self._on_failure("OnFailure") or OnFailure.ROLLBACK,
            termination_protection=self._flag("EnableTerminationProtection"),
        )
        return self._stack_id_result(operation)

    def update_stack(self) -> ActionResult:
        """UpdateStack."""
        on_failure = self._on_failure() or OnFailure.ROLLBACK
        return self._stack_id_result(
            self._service.update_stack(self._stack_name(), self._submission(), on_failure=on_failure)
        )

    def delete_stack(self) -> ActionResult:
        """DeleteStack."""
        operation = self._service.delete_stack(
            self._stack_name(),
            retain=self._get_param("RetainResources", []),
            token=self._get_param("ClientRequestToken"),
        )
        if operation is not None:
            operation.wait(_MAX_WAIT_SECONDS)
        return EmptyResult()

    def cancel_update_stack(self) -> ActionResult:
        """CancelUpdateStack."""
        self._service.cancel_update(self._stack_name())
        return EmptyResult()

    def rollback_stack(self) -> ActionResult:
        """RollbackStack."""
        return self._stack_id_result(self._service.roll_back(self._stack_name()))

    def continue_update_rollback(self) -> ActionResult:
        """ContinueUpdateRollback."""
        skip = self._get_param("ResourcesToSkip", [])
        self._service.continue_rollback(self._stack_name(), skip=skip).wait(_MAX_WAIT_SECONDS)
        return EmptyResult()

    def update_termination_protection(self) -> ActionResult:
        """UpdateTerminationProtection."""
        stack = self._stack()
        stack.termination_protection = self._flag("EnableTerminationProtection")
        return ActionResult({"StackId": stack.id})

    def create_change_set(self) -> ActionResult:
        """CreateChangeSet."""
        change_set = self._service.create_change_set(
            self._stack_name(),
            self._get_param("ChangeSetName"),
            self._get_param("ChangeSetType", "UPDATE"),
            self._submission(),
            on_failure=self._on_failure("OnStackFailure") or OnFailure.ROLLBACK,
            description=self._get_param("Description"),
            imports=[ResourceToImport.parse(item) for item in self._get_param("ResourcesToImport", [])],
        )
        return ActionResult({"Id": change_set.id, "StackId": change_set.stack.id})

    def describe_change_set(self) -> ActionResult:
        """DescribeChangeSet."""
        return ActionResult(change_set_view(self._service.change_set(*self._change_set_name())))

    def list_change_sets(self) -> ActionResult:
        """ListChangeSets."""
        return ActionResult(
            {"Summaries": [change_set_view(found) for found in self._service.change_sets(self._stack_name())]}
        )

    def delete_change_set(self) -> ActionResult:
        """DeleteChangeSet."""
        self._service.delete_change_set(*self._change_set_name())
        return EmptyResult()

    def execute_change_set(self) -> ActionResult:
        """ExecuteChangeSet."""
        operation = self._service.execute_change_set(
            *self._change_set_name(), on_failure=self._on_failure(), token=self._get_param("ClientRequestToken")
        )
        operation.wait(_MAX_WAIT_SECONDS)
        return EmptyResult()

    def describe_stacks(self) -> ActionResult:
        """DescribeStacks: one stack, or all stacks that are not deleted."""
        if self._get_param("StackName"):
            return ActionResult({"Stacks": [stack_view(self._stack())]})
        live = [stack_view(stack) for stack in self._service.stacks() if stack.status != "DELETE_COMPLETE"]
        return ActionResult(self._page("Stacks", live))

    def list_stacks(self) -> ActionResult:
        """ListStacks, including deleted stacks."""
        wanted = self._get_param("StackStatusFilter", [])
        found = [summary_view(stack) for stack in self._service.stacks() if not wanted or stack.status in wanted]
        return ActionResult(self._page("StackSummaries", found))

    def describe_stack_events(self) -> ActionResult:
        """DescribeStackEvents, newest first."""
        return ActionResult(self._page("StackEvents", self._events()))

    def describe_events(self) -> ActionResult:
        """DescribeEvents. The service also lists failed validations here; the embedded AWS has none."""
        failed_only = self._get_param("Filters", {}).get("FailedEvents")
        events = [] if failed_only else self._events()
        return ActionResult({"OperationEvents": events})

    def describe_stack_resource(self) -> ActionResult:
        """DescribeStackResource."""
        stack, name = self._stack(), self._get_param("LogicalResourceId")
        resource = stack.resources.get(name)
        if resource is None:
            raise ValidationError(f"Resource {name} does not exist for stack {stack.name}")
        return ActionResult({"StackResourceDetail": resource_view(stack, resource)})

    def describe_stack_resources(self) -> ActionResult:
        """DescribeStackResources."""
        stack, name = self._stack(), self._get_param("LogicalResourceId")
        found = [item for item in stack.resources.values() if name in (None, item.logical_id)]
        return ActionResult({"StackResources": [resource_view(stack, resource) for resource in found]})

    def list_stack_resources(self) -> ActionResult:
        """ListStackResources."""
        stack = self._stack()
        found = [resource_view(stack, resource) for resource in stack.resources.values()]
        return ActionResult(self._page("StackResourceSummaries", found))

    def get_template(self) -> ActionResult:
        """GetTemplate: of a stack, or of one of its change sets."""
        if self._get_param("ChangeSetName"):
            template: Template | None = self._service.change_set(*self._change_set_name()).plan.target.template
        else:
            template = self._stack().state.template
        # The service also returns an empty template for a stack in REVIEW_IN_PROGRESS.
        return ActionResult({"TemplateBody": template.body if template else "{}", "StagesAvailable": ["Original"]})

    def get_template_summary(self) -> ActionResult:
        """GetTemplateSummary: of a stack, or of the template in the request."""
        body = self._template_body()
        template = Template.parse(body) if body else self._stack().state.template
        if template is None:
            raise ValidationError("GetTemplateSummary cannot be called on REVIEW_IN_PROGRESS stacks.")
        return ActionResult(template_summary_view(template, self._service.identifiers(template)))

    def validate_template(self) -> ActionResult:
        """ValidateTemplate."""
        return ActionResult(template_summary_view(Template.parse(self._template_body() or ""), {}))

    def list_exports(self) -> ActionResult:
        """ListExports."""
        exports = [
            {"ExportingStackId": stack.id, "Name": name, "Value": output.value}
            for name, (stack, output) in self._service.exports.all().items()
        ]
        return ActionResult(self._page("Exports", exports))

    def list_imports(self) -> ActionResult:
        """ListImports."""
        return ActionResult({"Imports": self._service.exports.importers(self._get_param("ExportName"))})

    def _events(self) -> list[dict[str, Any]]:
        return [event_view(event) for event in reversed(self._stack().events)]

    def _stack_id_result(self, operation: Operation) -> ActionResult:
        operation.wait(_MAX_WAIT_SECONDS)
        return ActionResult({"StackId": operation.stack_id})
