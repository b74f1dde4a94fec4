"""AWS::CloudFormation::CustomResource and Custom::*: resources that a Lambda function provisions.

request   when                                             PhysicalResourceId   meaning of another id in the response
Create    the resource is new                              none                 its physical id, also after a failure
Update    its properties changed, or are rolled back       the current one      it was replaced, or replacement failed
Delete    it is deleted, or was replaced                   the one to delete    none

So the Delete request of a rollback has the id of the resource that a failed Create or replacement left behind.
https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requesttypes.html, and, about the id
in the response to a failed update: https://github.com/aws/aws-cdk/issues/17040, https://github.com/aws/aws-cdk/issues/13527
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from botocore.exceptions import ClientError, ParamValidationError

from glue_constructs.local.cloudformation.cancellation import Cancelled
from glue_constructs.local.cloudformation.custom_resource_response import CustomResourceResponse, InvalidResponse
from glue_constructs.local.cloudformation.intrinsics import format_scalar
from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource, ProvisioningFailed

if TYPE_CHECKING:
    from concurrent.futures import Future

    from glue_constructs.local.clients import Clients
    from glue_constructs.local.cloudformation.callbacks import Callbacks
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

# Seconds: the default and the maximum of ServiceTimeout.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html
MAX_SERVICE_TIMEOUT = 3600

_UNANSWERED = (
    "CloudFormation did not receive a response from your Custom Resource. Please check your logs for requestId [{}]."
)

_CANCELLED = {"Create": "creation", "Update": "update", "Delete": "deletion"}


class CustomResourceProvider:
    """Provider of custom resources: invokes the function in ServiceToken and waits for its response."""

    replaces_by_update = True

    def __init__(self, clients: Clients, callbacks: Callbacks) -> None:
        self._clients = clients
        self._callbacks = callbacks

    def replaces(self, request: Request, current: Resource) -> bool:  # noqa: ARG002 - required by the protocol
        """Return False: a replacement shows only in the response to the Update request."""
        return False

    def create(self, request: Request) -> ProvisionedResource:
        """Send Create. Without a response the resource gets a generated id, which a later Delete sends."""
        return self._provision("Create", request, physical_name(request.stack_name, request.logical_id), {})

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Send Update with the old and the new properties."""
        old = current.properties
        if request.properties.get("ServiceToken") != old.get("ServiceToken"):
            raise ProvisioningFailed("Modifying service token is not allowed.")
        fields = {"PhysicalResourceId": current.physical_id, "OldResourceProperties": stringify(old)}
        return self._provision("Update", request, current.physical_id or "", fields)

    def delete(self, request: Request, current: Resource) -> None:
        """Send Delete."""
        self._provision("Delete", request, current.physical_id or "", {"PhysicalResourceId": current.physical_id})

    def _provision(self, kind: str, request: Request, physical_id: str, fields: dict[str, Any]) -> ProvisionedResource:
        timeout = _service_timeout(request)
        event = {
            "RequestType": kind,
            "ServiceToken": request.properties.get("ServiceToken"),
            "RequestId": str(uuid4()),
            "StackId": request.stack_id,
            "LogicalResourceId": request.logical_id,
            "ResourceType": request.type,
            "ResourceProperties": stringify(request.properties),
            **fields,
        }
        reply = self._send(event)
        try:
            response = CustomResourceResponse.parse(request.cancellation.wait_for(reply, seconds=timeout), event)
        except Cancelled:
            failure = f"Resource {_CANCELLED[kind]} cancelled"
        except TimeoutError:
            failure = _UNANSWERED.format(event["RequestId"])
        except InvalidResponse as error:
            failure = str(error)
        else:
            if response.success:
                return ProvisionedResource(response.physical_id, response.data.__getitem__, secrets=response.secrets)
            failure, physical_id = response.failure_reason(event["RequestId"]), response.physical_id
        raise ProvisioningFailed(failure, physical_id=physical_id)

    def _send(self, event: dict[str, Any]) -> Future[bytes]:
        """Invoke the function asynchronously, as CloudFormation does, and return a future for its response."""
        url, reply = self._callbacks.create()
        try:
            self._clients.client("lambda").invoke(
                FunctionName=event["ServiceToken"] or "",
                InvocationType="Event",
                Payload=json.dumps(event | {"ResponseURL": url}),
            )
        except (ClientError, ParamValidationError) as error:
            raise ProvisioningFailed(f"The function of the custom resource cannot be invoked: {error}") from None
        return reply


def stringify(value: Any) -> Any:
    """Convert every scalar to a string, as CloudFormation does for the function."""
    if isinstance(value, dict):
        return {key: stringify(item) for key, item in value.items()}
    if isinstance(value, list):
        return [stringify(item) for item in value]
    return format_scalar(value)


def _service_timeout(request: Request) -> int:
    given = request.properties.get("ServiceTimeout", MAX_SERVICE_TIMEOUT)
    try:
        seconds = int(given)
    except (TypeError, ValueError):
        seconds = 0
    if not 1 <= seconds <= MAX_SERVICE_TIMEOUT:
        raise ProvisioningFailed(f"ServiceTimeout must be 1 to {MAX_SERVICE_TIMEOUT} seconds, got {given!r}")
    return seconds
