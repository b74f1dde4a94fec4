"""AWS::CDK::Metadata, which is a note for CloudFormation and makes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class MetadataProvider:
    """Makes nothing, and is the only one that does."""

    replaces_by_update = False

    def replaces(self, request: Request, current: Resource) -> bool:  # noqa: ARG002 - the protocol's
        """Never."""
        return False

    def create(self, request: Request) -> ProvisionedResource:
        """Give it an id."""
        return ProvisionedResource(physical_name(request.stack_name, request.logical_id))

    def update(self, request: Request, current: Resource) -> ProvisionedResource:  # noqa: ARG002 - the protocol's
        """Leave it."""
        return ProvisionedResource(current.physical_id or "")

    def delete(self, request: Request, current: Resource) -> None:
        """Leave it."""
