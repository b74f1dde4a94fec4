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
    """Makes security configurations.

    Its EncryptionConfiguration is updated without interruption, though Glue's API has no operation for that:
    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-glue-securityconfiguration.html
    """

    service = "glue"
    create_only = ("Name",)

    def create(self, request: Request) -> ProvisionedResource:
        """Create it."""
        require_properties(request, "Name", "EncryptionConfiguration")
        name = str(request.properties["Name"])
        configuration = _encryption(request.properties["EncryptionConfiguration"])
        self.client.create_security_configuration(Name=name, EncryptionConfiguration=configuration)
        return ProvisionedResource(name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Make it anew under its name."""
        self.delete(request, current)
        return self.create(request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - the protocol's
        """Delete it."""
        ignore_not_found(self.client.delete_security_configuration, Name=current.physical_id)


class _Named(ApiProvider):
    """What is an input structure with a name in it.

    Attributes:
        input_name: The property, which is the API's parameter too.
        kind: The end of the operations' names.
    """

    service = "glue"
    create_only = ("CatalogId",)
    input_name: str
    kind: str

    def replaces(self, request: Request, current: Resource) -> bool:
        """Whether it is to be in another catalog, or to have another name."""
        names = [properties[self.input_name].get("Name") for properties in (request.properties, current.properties)]
        return names[0] != names[1] or super().replaces(request, current)

    def create(self, request: Request) -> ProvisionedResource:
        """Create it."""
        require_properties(request, "CatalogId", self.input_name)
        made_up = physical_name(request.stack_name, request.logical_id, limit=255, lowercase=True)
        name = str(request.properties[self.input_name].get("Name") or made_up)
        self._call("create", request, name)
        return ProvisionedResource(name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Put the new structure in the place of the old one."""
        name = current.physical_id or ""
        self._call("update", request, name, Name=name)
        return ProvisionedResource(name)

    def _call(self, verb: str, request: Request, name: str, **more: Any) -> None:
        structure = {**request.properties[self.input_name], "Name": name}
        call = getattr(self.client, f"{verb}_{self.kind}")
        call(CatalogId=str(request.properties["CatalogId"]), **{self.input_name: structure}, **more)


class ConnectionProvider(_Named):
    """Makes connections. Nothing connects to them: networks do not exist here."""

    input_name = "ConnectionInput"
    kind = "connection"

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - the protocol's
        """Delete it."""
        ignore_not_found(self.client.delete_connection, ConnectionName=current.physical_id)


class DatabaseProvider(_Named):
    """Makes databases of the Data Catalog."""

    input_name = "DatabaseInput"
    kind = "database"
    identified_by = "DatabaseName"

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - the protocol's
        """Find it."""
        self.client.get_database(Name=physical_id)
        return ProvisionedResource(physical_id)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - the protocol's
        """Delete it."""
        ignore_not_found(self.client.delete_database, Name=current.physical_id)


def _encryption(configuration: Mapping[str, Any]) -> dict[str, Any]:
    """The API's shape, in which the list of S3 encryptions is called by the singular."""
    return {"S3Encryption" if name == "S3Encryptions" else name: value for name, value in configuration.items()}
