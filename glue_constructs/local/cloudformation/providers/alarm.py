"""AWS::CloudWatch::Alarm. moto has no CloudFormation model of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import ApiProvider, ignore_not_found, name_or_generated

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class AlarmProvider(ApiProvider):
    """Provider of alarms. PutMetricAlarm has parameters of the same names as CloudFormation's properties."""

    service = "cloudwatch"
    create_only = ("AlarmName",)

    def create(self, request: Request) -> ProvisionedResource:
        """Put the alarm."""
        return self._put(name_or_generated(request, "AlarmName", limit=255), request)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the alarm."""
        return self._put(current.physical_id or "", request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the alarm."""
        ignore_not_found(self.client.delete_alarms, AlarmNames=[current.physical_id])

    def _put(self, name: str, request: Request) -> ProvisionedResource:
        self.client.put_metric_alarm(**{**request.properties, "AlarmName": name})
        found = self.client.describe_alarms(AlarmNames=[name])
        arn = (found["MetricAlarms"] + found["CompositeAlarms"])[0]["AlarmArn"]
        return ProvisionedResource(name, {"Arn": arn}.__getitem__)
