"""AWS::CDK::Metadata, which has no effect in CloudFormation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class MetadataProvider:
    """Provider of CDK metadata: the only provider that creates nothing."""

    replaces_by_update = False

    def replaces(self, request: Request, current: Resource) -> bool:  # noqa: ARG002 - required by the protocol
        """Return False."""
        return False

    def create(self, request: Request) -> ProvisionedResource:
        """Generate a physical id."""
        return ProvisionedResource(physical_name(request.stack_name, request.logical_id))

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Do nothing."""
        return ProvisionedResource(current.physical_id or "")

    def delete(self, request: Request, current: Resource) -> None:
        """Do nothing."""
