"""AWS::Events::Rule. moto's model of it does not support updates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    pick,
    removed_items,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class EventRuleProvider(ApiProvider):
    """Provider of EventBridge rules with their targets."""

    service = "events"
    create_only = ("EventBusName", "Name")

    def create(self, request: Request) -> ProvisionedResource:
        """Put the rule."""
        return self._put(name_or_generated(request, "Name"), request)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the rule and remove the targets that it no longer has."""
        name = current.physical_id or ""
        self._remove_targets(name, current, request)
        return self._put(name, request)

    def delete(self, request: Request, current: Resource) -> None:
        """Delete the rule and its targets."""
        bus = pick(request.properties, ("EventBusName",))
        self._remove_targets(current.physical_id or "", current)
        ignore_not_found(self.client.delete_rule, Name=current.physical_id, **bus)

    def _put(self, name: str, request: Request) -> ProvisionedResource:
        properties = request.properties
        bus = pick(properties, ("EventBusName",))
        rule = pick(properties, ("Description", "RoleArn", "ScheduleExpression", "State", "Tags"))
        if "EventPattern" in properties:
            rule["EventPattern"] = json.dumps(properties["EventPattern"])
        arn = self.client.put_rule(Name=name, **rule, **bus)["RuleArn"]
        if targets := properties.get("Targets"):
            self.client.put_targets(Rule=name, Targets=targets, **bus)
        return ProvisionedResource(name, {"Arn": arn}.__getitem__)

    def _remove_targets(self, name: str, current: Resource, request: Request | None = None) -> None:
        before, after = _target_ids(current.properties), _target_ids(request.properties if request else {})
        if removed := list(removed_items(before, after)):
            bus = pick(current.properties, ("EventBusName",))
            ignore_not_found(self.client.remove_targets, Rule=name, Ids=removed, **bus)


def _target_ids(properties: Mapping[str, Any]) -> list[str]:
    return [target["Id"] for target in properties.get("Targets", [])]
