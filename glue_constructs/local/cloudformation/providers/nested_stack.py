"""AWS::CloudFormation::Stack: nested stacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.cancellation import Cancelled
from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.local.cloudformation.intrinsics import format_scalar
from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.planner import Submission
from glue_constructs.local.cloudformation.provider import ProvisionedResource, ProvisioningFailed

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.operation import Operation
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource
    from glue_constructs.local.cloudformation.service import CloudFormationService
    from glue_constructs.local.cloudformation.template_source import TemplateSource

# Seconds between two checks whether the parent stack's operation was cancelled.
_POLL_SECONDS = 0.2

_CAPABILITIES = ("CAPABILITY_IAM", "CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND")


class NestedStackProvider:
    """Provider of nested stacks, whose template is in S3. It waits for their operations."""

    replaces_by_update = False

    def __init__(self, service: CloudFormationService, templates: TemplateSource) -> None:
        self._service = service
        self._templates = templates

    def replaces(self, request: Request, current: Resource) -> bool:  # noqa: ARG002 - required by the protocol
        """Return False: a stack can be updated to any template."""
        return False

    def create(self, request: Request) -> ProvisionedResource:
        """Create the stack."""
        name = physical_name(request.stack_name, request.logical_id, limit=128)
        operation = self._service.create_stack(name, self._submission(request), parent_id=request.stack_id)
        self._wait(operation, request, "creation")
        return self._provisioned(operation.stack_id, "created", ("CREATE_COMPLETE",))

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the stack if anything in it changed."""
        stack_id = current.physical_id or ""
        try:
            operation = self._service.update_stack(stack_id, self._submission(request))
        except ValidationError as error:
            if "No updates" not in str(error):
                raise
        else:
            self._wait(operation, request, "update")
        return self._provisioned(stack_id, "updated", ("CREATE_COMPLETE", "UPDATE_COMPLETE"))

    def delete(self, request: Request, current: Resource) -> None:
        """Delete the stack."""
        operation = self._service.delete_stack(current.physical_id or "")
        if operation is not None:
            self._wait(operation, request, "deletion")
            self._provisioned(current.physical_id or "", "deleted", ("DELETE_COMPLETE",))

    def _submission(self, request: Request) -> Submission:
        parameters = request.properties.get("Parameters", {})
        return Submission(
            template=self._templates.read(request.properties["TemplateURL"]),
            parameters=[
                {"ParameterKey": key, "ParameterValue": format_scalar(value)} for key, value in parameters.items()
            ],
            tags={tag["Key"]: tag["Value"] for tag in request.properties.get("Tags", [])},
            capabilities=_CAPABILITIES,
        )

    def _wait(self, operation: Operation, request: Request, what: str) -> None:
        while operation.is_running:
            operation.wait(_POLL_SECONDS)
            try:
                request.cancellation.check()
            except Cancelled:
                raise ProvisioningFailed(f"Resource {what} cancelled", physical_id=operation.stack_id) from None

    def _provisioned(self, stack_id: str, done: str, good: tuple[str, ...]) -> ProvisionedResource:
        stack = self._service.stack(stack_id)
        if stack.status not in good:
            reasons = [event.reason for event in stack.events if event.status.endswith("_FAILED") and event.reason]
            why = f"Embedded stack {stack_id} was not successfully {done}: {'; '.join(reasons)}"
            raise ProvisioningFailed(why, physical_id=stack_id)
        outputs = {f"Outputs.{output.key}": output.value for output in stack.state.outputs}
        return ProvisionedResource(stack_id, outputs.__getitem__)
