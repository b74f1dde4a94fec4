"""AWS::KMS::Key and AWS::KMS::Alias.

moto's model of a key does not support updates. Its model of an alias keeps the old name when AliasName changes.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    pick,
    removed_items,
    tag_map,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

# The default of PendingWindowInDays, the days between the request to delete a key and its deletion.
# https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
_PENDING_WINDOW = 30


class KeyProvider(ApiProvider):
    """Provider of keys with their policy, rotation and tags."""

    service = "kms"
    create_only = ("KeySpec", "KeyUsage", "MultiRegion", "Origin")

    def create(self, request: Request) -> ProvisionedResource:
        """Create the key."""
        properties = request.properties
        given = pick(properties, ("Description", "KeySpec", "KeyUsage", "MultiRegion", "Origin"))
        if "KeyPolicy" in properties:
            given["Policy"] = json.dumps(properties["KeyPolicy"])
        key = self.client.create_key(Tags=_tags(tag_map(properties)), **given)["KeyMetadata"]
        self._set_state(key["KeyId"], properties)
        return ProvisionedResource(key["KeyId"], {"Arn": key["Arn"], "KeyId": key["KeyId"]}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the description, policy, tags and state."""
        key, properties = current.physical_id or "", request.properties
        self.client.update_key_description(KeyId=key, Description=properties.get("Description", ""))
        if "KeyPolicy" in properties:
            self.client.put_key_policy(KeyId=key, PolicyName="default", Policy=json.dumps(properties["KeyPolicy"]))
        tags = tag_map(properties)
        self.client.untag_resource(KeyId=key, TagKeys=list(removed_items(tag_map(current.properties), tags)))
        self.client.tag_resource(KeyId=key, Tags=_tags(tags))
        self._set_state(key, properties)
        return ProvisionedResource(key, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Schedule the deletion of the key. As in KMS, it cannot encrypt anything until then."""
        days = int(current.properties.get("PendingWindowInDays", _PENDING_WINDOW))
        ignore_not_found(self.client.schedule_key_deletion, KeyId=current.physical_id, PendingWindowInDays=days)

    def _set_state(self, key: str, properties: Mapping[str, Any]) -> None:
        rotates = _is_true(properties.get("EnableKeyRotation", False))
        enabled = _is_true(properties.get("Enabled", True))
        (self.client.enable_key_rotation if rotates else self.client.disable_key_rotation)(KeyId=key)
        (self.client.enable_key if enabled else self.client.disable_key)(KeyId=key)


class AliasProvider(ApiProvider):
    """Provider of aliases of keys."""

    service = "kms"
    create_only = ("AliasName",)

    def create(self, request: Request) -> ProvisionedResource:
        """Create the alias."""
        name, key = request.properties["AliasName"], request.properties["TargetKeyId"]
        self.client.create_alias(AliasName=name, TargetKeyId=key)
        return ProvisionedResource(name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Point the alias at another key."""
        name, key = current.physical_id or "", request.properties["TargetKeyId"]
        self.client.update_alias(AliasName=name, TargetKeyId=key)
        return ProvisionedResource(name)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the alias."""
        ignore_not_found(self.client.delete_alias, AliasName=current.physical_id)


def _tags(tags: Mapping[str, str]) -> list[dict[str, str]]:
    """Convert tags to KMS's form, with TagKey and TagValue."""
    return [{"TagKey": key, "TagValue": value} for key, value in tags.items()]


def _is_true(value: Any) -> bool:
    return value in (True, "true")
