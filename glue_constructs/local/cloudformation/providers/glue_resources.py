"""AWS::Glue::SecurityConfiguration, AWS::Glue::Connection and AWS::Glue::Database. moto has no models of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import ApiProvider, ignore_not_found, require_properties

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class SecurityConfigurationProvider(ApiProvider):
    """Provider of security configurations.

    EncryptionConfiguration is updated without interruption, although Glue's API has no operation for this:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-securityconfiguration.html
    """

    service = "glue"
    create_only = ("Name",)

    def create(self, request: Request) -> ProvisionedResource:
        """Create the security configuration."""
        require_properties(request, "Name", "EncryptionConfiguration")
        name = str(request.properties["Name"])
        configuration = _encryption(request.properties["EncryptionConfiguration"])
        self.client.create_security_configuration(Name=name, EncryptionConfiguration=configuration)
        return ProvisionedResource(name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Delete the security configuration and create it again under the same name."""
        self.delete(request, current)
        return self.create(request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the security configuration."""
        ignore_not_found(self.client.delete_security_configuration, Name=current.physical_id)


class _InputStructureProvider(ApiProvider):
    """Base of providers whose properties are an input structure that contains the name.

    Attributes:
        input_name: The property, and the API's parameter of the same name.
        kind: The suffix of the API operations: `connection` for `create_connection`.
    """

    service = "glue"
    create_only = ("CatalogId",)
    input_name: str
    kind: str

    def replaces(self, request: Request, current: Resource) -> bool:
        """Return whether the catalog or the name changes."""
        names = [properties[self.input_name].get("Name") for properties in (request.properties, current.properties)]
        return names[0] != names[1] or super().replaces(request, current)

    def create(self, request: Request) -> ProvisionedResource:
        """Create the resource."""
        require_properties(request, "CatalogId", self.input_name)
        generated = physical_name(request.stack_name, request.logical_id, limit=255, lowercase=True)
        name = str(request.properties[self.input_name].get("Name") or generated)
        self._call("create", request, name)
        return ProvisionedResource(name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the input structure."""
        name = current.physical_id or ""
        self._call("update", request, name, Name=name)
        return ProvisionedResource(name)

    def _call(self, verb: str, request: Request, name: str, **more: Any) -> None:
        structure = {**request.properties[self.input_name], "Name": name}
        call = getattr(self.client, f"{verb}_{self.kind}")
        call(CatalogId=str(request.properties["CatalogId"]), **{self.input_name: structure}, **more)


class ConnectionProvider(_InputStructureProvider):
    """Provider of connections. They are stored only: the embedded AWS has no networks."""

    input_name = "ConnectionInput"
    kind = "connection"

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the connection."""
        ignore_not_found(self.client.delete_connection, ConnectionName=current.physical_id)


class DatabaseProvider(_InputStructureProvider):
    """Provider of databases of the Data Catalog."""

    input_name = "DatabaseInput"
    kind = "database"
    identified_by = "DatabaseName"

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Find the database."""
        self.client.get_database(Name=physical_id)
        return ProvisionedResource(physical_id)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the database."""
        ignore_not_found(self.client.delete_database, Name=current.physical_id)


def _encryption(configuration: Mapping[str, Any]) -> dict[str, Any]:
    """Convert EncryptionConfiguration for the API, which names the list S3Encryption instead of S3Encryptions."""
    return {"S3Encryption" if name == "S3Encryptions" else name: value for name, value in configuration.items()}
