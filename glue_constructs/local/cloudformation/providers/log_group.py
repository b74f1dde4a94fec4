"""AWS::Logs::LogGroup. moto's model of it does not support updates.

moto has no AssociateKmsKey, so an update of the key is accepted and has no effect. Nothing is encrypted anyway.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource, not_found
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    removed_items,
    tag_map,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class LogGroupProvider(ApiProvider):
    """Provider of log groups with their retention, key and tags."""

    service = "logs"
    create_only = ("LogGroupName",)
    identified_by = "LogGroupName"

    def create(self, request: Request) -> ProvisionedResource:
        """Create the log group."""
        name = name_or_generated(request, "LogGroupName", limit=512)
        given = {"tags": tag_map(request.properties), "kmsKeyId": request.properties.get("KmsKeyId")}
        self.client.create_log_group(logGroupName=name, **{key: value for key, value in given.items() if value})
        self._set_retention(name, request.properties)
        return self.import_resource(request, name)

    def import_resource(self, request: Request, physical_id: str) -> ProvisionedResource:
        """Find the log group."""
        found = self.client.describe_log_groups(logGroupNamePrefix=physical_id)["logGroups"]
        arn = next((group["arn"] for group in found if group["logGroupName"] == physical_id), None)
        if arn is None:
            raise not_found(request, physical_id)
        return ProvisionedResource(physical_id, {"Arn": arn}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the retention and the tags."""
        name = current.physical_id or ""
        self._set_retention(name, request.properties)
        tags = tag_map(request.properties)
        removed = list(removed_items(tag_map(current.properties), tags))
        self.client.untag_log_group(logGroupName=name, tags=removed)
        self.client.tag_log_group(logGroupName=name, tags=tags)
        return ProvisionedResource(name, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the log group and its events."""
        ignore_not_found(self.client.delete_log_group, logGroupName=current.physical_id)

    def _set_retention(self, name: str, properties: Mapping[str, Any]) -> None:
        days = properties.get("RetentionInDays")
        if days is None:
            self.client.delete_retention_policy(logGroupName=name)
        else:
            self.client.put_retention_policy(logGroupName=name, retentionInDays=int(days))
