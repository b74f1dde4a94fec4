"""AWS::CloudWatch::Dashboard. moto's model of it changes its name in an update."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import (
    ApiProvider,
    ignore_not_found,
    name_or_generated,
    require_properties,
)

if TYPE_CHECKING:
    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class DashboardProvider(ApiProvider):
    """Provider of dashboards. Their body is stored as it is and never rendered."""

    service = "cloudwatch"
    create_only = ("DashboardName",)

    def create(self, request: Request) -> ProvisionedResource:
        """Put the dashboard."""
        require_properties(request, "DashboardBody")
        return self._put(name_or_generated(request, "DashboardName", limit=255), request)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Overwrite the dashboard."""
        return self._put(current.physical_id or "", request)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the dashboard."""
        ignore_not_found(self.client.delete_dashboards, DashboardNames=[current.physical_id])

    def _put(self, name: str, request: Request) -> ProvisionedResource:
        self.client.put_dashboard(DashboardName=name, DashboardBody=request.properties["DashboardBody"])
        return ProvisionedResource(name)
