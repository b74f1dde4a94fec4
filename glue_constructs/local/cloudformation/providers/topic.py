"""AWS::SNS::Topic, AWS::SNS::TopicPolicy and AWS::SNS::Subscription.

moto's model of a topic loses its subscriptions in an update. moto has no models of the others.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.names import physical_name
from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    removed_items,
    require_properties,
    tag_map,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource

# The properties that are topic attributes of the same name.
_ATTRIBUTES = (
    "ContentBasedDeduplication",
    "DisplayName",
    "FifoTopic",
    "KmsMasterKeyId",
    "SignatureVersion",
    "TracingConfig",
)


class TopicProvider(ApiProvider):
    """Provider of topics."""

    service = "sns"
    create_only = ("FifoTopic", "TopicName")

    def create(self, request: Request) -> ProvisionedResource:
        """Create the topic."""
        name = name_or_generated(request, "TopicName", limit=256)
        tags = request.properties.get("Tags", [])
        arn = self.client.create_topic(Name=name, Attributes=_attributes(request.properties), Tags=tags)["TopicArn"]
        for subscription in request.properties.get("Subscription", []):
            self.client.subscribe(TopicArn=arn, **subscription)
        return _topic(arn, name)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the attributes and tags."""
        arn, attributes = current.physical_id or "", _attributes(request.properties)
        removed = dict.fromkeys(removed_items(_attributes(current.properties), attributes), "")
        for name, value in {**removed, **attributes}.items():
            if name not in self.create_only:
                self.client.set_topic_attributes(TopicArn=arn, AttributeName=name, AttributeValue=value)
        tags = tag_map(request.properties)
        self.client.untag_resource(ResourceArn=arn, TagKeys=list(removed_items(tag_map(current.properties), tags)))
        self.client.tag_resource(ResourceArn=arn, Tags=request.properties.get("Tags", []))
        return ProvisionedResource(arn, current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the topic."""
        ignore_not_found(self.client.delete_topic, TopicArn=current.physical_id)


class TopicPolicyProvider(ApiProvider):
    """Provider of topic policies. They are stored but not checked."""

    service = "sns"

    def create(self, request: Request) -> ProvisionedResource:
        """Put the policy on all its topics."""
        require_properties(request, "PolicyDocument", "Topics")
        self._put(request.properties)
        return ProvisionedResource(physical_name(request.stack_name, request.logical_id, limit=255))

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Put the policy on all its topics. A topic that is no longer listed keeps the old policy."""
        self._put(request.properties)
        return ProvisionedResource(current.physical_id or "")

    def delete(self, request: Request, current: Resource) -> None:
        """Do nothing: a topic always has a policy."""

    def _put(self, properties: Mapping[str, Any]) -> None:
        policy = json.dumps(properties["PolicyDocument"])
        for topic in properties["Topics"]:
            self.client.set_topic_attributes(TopicArn=topic, AttributeName="Policy", AttributeValue=policy)


class SubscriptionProvider(ApiProvider):
    """Provider of subscriptions."""

    service = "sns"
    create_only = ("Endpoint", "Protocol", "TopicArn")

    def create(self, request: Request) -> ProvisionedResource:
        """Subscribe."""
        require_properties(request, "Protocol", "TopicArn")
        properties = request.properties
        given = {"Endpoint": properties["Endpoint"]} if "Endpoint" in properties else {}
        arn = self.client.subscribe(
            TopicArn=properties["TopicArn"], Protocol=properties["Protocol"], ReturnSubscriptionArn=True, **given
        )["SubscriptionArn"]
        self._set(arn, properties)
        return ProvisionedResource(arn, {"Arn": arn}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the subscription attributes."""
        self._set(current.physical_id or "", request.properties)
        return ProvisionedResource(current.physical_id or "", current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Unsubscribe."""
        ignore_not_found(self.client.unsubscribe, SubscriptionArn=current.physical_id)

    def _set(self, arn: str, properties: Mapping[str, Any]) -> None:
        for name in ("FilterPolicy", "RawMessageDelivery"):
            if name in properties:
                value = properties[name]
                encoded = value if isinstance(value, str) else json.dumps(value)
                self.client.set_subscription_attributes(SubscriptionArn=arn, AttributeName=name, AttributeValue=encoded)


def _attributes(properties: Mapping[str, Any]) -> dict[str, str]:
    given = {name: properties[name] for name in _ATTRIBUTES if name in properties}
    return {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in given.items()}


def _topic(arn: str, name: str) -> ProvisionedResource:
    return ProvisionedResource(arn, {"TopicArn": arn, "TopicName": name}.__getitem__)
