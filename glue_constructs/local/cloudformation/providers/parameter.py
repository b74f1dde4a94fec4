"""AWS::SSM::Parameter. moto's model of it requires a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import ApiProvider, ignore_not_found, name_or_generated, pick

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class ParameterProvider(ApiProvider):
    """Provider of SSM parameters."""

    service = "ssm"
    create_only = ("Name",)
    identified_by = "Name"

    def create(self, request: Request) -> ProvisionedResource:
        """Put the parameter. Fail if a parameter of that name exists."""
        return self._put(name_or_generated(request, "Name", limit=1024), request, overwrite=False)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Find the parameter."""
        found = self.client.get_parameter(Name=physical_id)["Parameter"]
        return ProvisionedResource(physical_id, {name: found[name] for name in ("Type", "Value")}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the parameter."""
        return self._put(current.physical_id or "", request, overwrite=True)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the parameter."""
        ignore_not_found(self.client.delete_parameter, Name=current.physical_id)

    def _put(self, name: str, request: Request, *, overwrite: bool) -> ProvisionedResource:
        properties = request.properties
        optional = pick(properties, ("Description", "AllowedPattern", "DataType", "Tier"))
        value, kind = str(properties["Value"]), properties["Type"]
        self.client.put_parameter(Name=name, Value=value, Type=kind, Overwrite=overwrite, **optional)
        return ProvisionedResource(name, {"Type": kind, "Value": value}.__getitem__)
