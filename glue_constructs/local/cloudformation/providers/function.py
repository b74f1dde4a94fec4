"""AWS::Lambda::Function, its versions, layers, permissions and asynchronous invocation settings.

moto's model of a function does not support layers and logging. Its models of versions, layers and permissions have no
physical id, and it has no model of AWS::Lambda::EventInvokeConfig.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from moto.utilities.utils import load_resource_as_str

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    pick,
    tag_map,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

_CONFIGURATION = (
    "Description",
    "Environment",
    "Handler",
    "Layers",
    "LoggingConfig",
    "MemorySize",
    "Role",
    "Runtime",
    "Timeout",
    "TracingConfig",
    "VpcConfig",
)


class FunctionProvider(ApiProvider):
    """Provider of functions."""

    service = "lambda"
    create_only = ("FunctionName", "PackageType")

    def create(self, request: Request) -> ProvisionedResource:
        """Create the function."""
        name = name_or_generated(request, "FunctionName")
        function = self.client.create_function(
            FunctionName=name,
            Code=_code(request.properties),
            Tags=tag_map(request.properties),
            **pick(request.properties, (*_CONFIGURATION, "Architectures", "EphemeralStorage", "PackageType")),
        )
        return ProvisionedResource(name, {"Arn": function["FunctionArn"]}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the configuration and the code."""
        name = current.physical_id or ""
        defaults = {"Description": "", "Environment": {"Variables": {}}, "Layers": [], "MemorySize": 128, "Timeout": 3}
        wanted = defaults | pick(request.properties, _CONFIGURATION)
        self.client.update_function_configuration(FunctionName=name, **wanted)
        if request.properties["Code"] != current.properties.get("Code"):
            self.client.update_function_code(FunctionName=name, **_code(request.properties))
        return ProvisionedResource(name, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the function and its versions."""
        ignore_not_found(self.client.delete_function, FunctionName=current.physical_id)


class VersionProvider(ApiProvider):
    """Provider of function versions, which are immutable."""

    service = "lambda"
    create_only = ("FunctionName", "CodeSha256", "Description")

    def create(self, request: Request) -> ProvisionedResource:
        """Publish a version of the function."""
        version = self.client.publish_version(FunctionName=request.properties["FunctionName"])
        arn = version["FunctionArn"]
        number = version["Version"]
        qualified = arn if arn.endswith(f":{number}") else f"{arn}:{number}"
        return ProvisionedResource(qualified, {"FunctionArn": qualified, "Version": number}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Do nothing: the embedded AWS does not support the properties that can be updated."""
        return ProvisionedResource(current.physical_id or "", current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the version, unless it was deleted with its function."""
        name, _, number = (current.physical_id or "").rpartition(":")
        ignore_not_found(self.client.delete_function, FunctionName=name, Qualifier=number)


class LayerVersionProvider(ApiProvider):
    """Provider of layer versions, which are immutable."""

    service = "lambda"
    create_only = ("LayerName", "Content", "Description", "CompatibleRuntimes", "LicenseInfo")

    def create(self, request: Request) -> ProvisionedResource:
        """Publish the layer."""
        name = name_or_generated(request, "LayerName", limit=140)
        optional = pick(request.properties, ("Content", "Description", "CompatibleRuntimes", "LicenseInfo"))
        arn = self.client.publish_layer_version(LayerName=name, **optional)["LayerVersionArn"]
        return ProvisionedResource(arn, {"LayerVersionArn": arn}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Do nothing: a change of any property requires replacement."""
        return ProvisionedResource(current.physical_id or "", current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the layer version."""
        name, _, number = (current.physical_id or "").rpartition(":")
        ignore_not_found(self.client.delete_layer_version, LayerName=name, VersionNumber=int(number))


class PermissionProvider(ApiProvider):
    """Provider of permissions. They are stored but not checked."""

    service = "lambda"
    create_only = ("FunctionName", "Action", "Principal", "SourceArn", "SourceAccount")

    def create(self, request: Request) -> ProvisionedResource:
        """Add the statement to the function's policy."""
        statement = physical_name(request.stack_name, request.logical_id, limit=100)
        optional = pick(
            request.properties, ("Action", "Principal", "SourceArn", "SourceAccount", "FunctionUrlAuthType")
        )
        self.client.add_permission(FunctionName=request.properties["FunctionName"], StatementId=statement, **optional)
        return ProvisionedResource(statement, {"Id": statement}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Do nothing: a change of any property requires replacement."""
        return ProvisionedResource(current.physical_id or "", current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Remove the statement, unless it was deleted with its function."""
        ignore_not_found(
            self.client.remove_permission,
            FunctionName=current.properties["FunctionName"],
            StatementId=current.physical_id,
        )


class EventInvokeConfigProvider(ApiProvider):
    """Provider of asynchronous invocation settings: the number of retries and the maximum age of an event."""

    service = "lambda"
    create_only = ("FunctionName", "Qualifier")

    def create(self, request: Request) -> ProvisionedResource:
        """Put the configuration."""
        optional = pick(request.properties, ("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"))
        self.client.put_function_event_invoke_config(FunctionName=request.properties["FunctionName"], **optional)
        return ProvisionedResource(f"{request.properties['FunctionName']}|{request.properties['Qualifier']}")

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Delete the old configuration first: moto would keep it."""
        self.delete(request, current)
        return self.create(request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the configuration."""
        name = current.properties["FunctionName"]
        ignore_not_found(self.client.delete_function_event_invoke_config, FunctionName=name)


def _code(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Return the location of the code. Inline code is zipped with `cfnresponse`, as CloudFormation does."""
    code = properties["Code"]
    if "ZipFile" not in code:
        return pick(code, ("S3Bucket", "S3Key", "S3ObjectVersion", "ImageUri"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        # A fixed date, so that equal code has an equal hash.
        archive.writestr(zipfile.ZipInfo("index.py"), code["ZipFile"])
        archive.writestr(
            zipfile.ZipInfo("cfnresponse.py"), load_resource_as_str("awslambda/resources/cfnresponse.py.txt")
        )
    return {"ZipFile": packed.getvalue()}
