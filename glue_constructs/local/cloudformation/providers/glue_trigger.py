"""AWS::Glue::Trigger. moto has no CloudFormation model of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    pick,
    removed_items,
    require_properties,
)
from glue_constructs.local.environment import ACCOUNT_ID
from glue_constructs.local.scalars import convert_scalars

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

_UPDATED = ("Actions", "Description", "EventBatchingCondition", "Predicate", "Schedule")


class TriggerProvider(ApiProvider):
    """Provider of triggers. StartOnCreation has an effect only at creation."""

    service = "glue"
    create_only = ("Name", "Type", "WorkflowName")
    identified_by = "Name"

    def create(self, request: Request) -> ProvisionedResource:
        """Create the trigger."""
        require_properties(request, "Type", "Actions")
        name = name_or_generated(request, "Name", limit=255)
        self.client.create_trigger(**{**self._properties(request), "Name": name})
        return ProvisionedResource(name)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:  # noqa: ARG002 - required by the protocol
        """Find the trigger."""
        self.client.get_trigger(Name=physical_id)
        return ProvisionedResource(physical_id)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the trigger, and its tags separately, because UpdateTrigger has no tags."""
        name, properties = current.physical_id or "", self._properties(request)
        update = {"Description": "", **pick(properties, _UPDATED)}
        self.client.update_trigger(Name=name, TriggerUpdate=update)
        arn = f"arn:aws:glue:{self.client.meta.region_name}:{ACCOUNT_ID}:trigger/{name}"
        tags = properties.get("Tags", {})
        removed = list(removed_items(self.client.get_tags(ResourceArn=arn)["Tags"], tags))
        self.client.untag_resource(ResourceArn=arn, TagsToRemove=removed)
        self.client.tag_resource(ResourceArn=arn, TagsToAdd=tags)
        return ProvisionedResource(name)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the trigger."""
        ignore_not_found(self.client.delete_trigger, Name=current.physical_id)

    def _properties(self, request: Request) -> dict[str, Any]:
        return convert_scalars(request.properties, self.client, "CreateTrigger")
