"""A custom resource that the run provider serves."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from aws_cdk import CfnResource
from constructs import Construct

from glue_constructs._cdk.values import without_none
from glue_constructs.handlers.job_run.properties import VERSION
from glue_constructs.runs.policies import RunOn
from glue_constructs.runs.provider import RunProvider

if TYPE_CHECKING:
    from collections.abc import Mapping


class ProviderCustomResource(Construct):
    """A custom resource that the run provider of its stack serves.

    Args:
        scope: The construct that it belongs to.
        id: Its id in that scope.
        kind: The resource's type.
        seconds: How long CloudFormation waits for its answer.
        run_on: When a deployment has it do its work again.
        properties: Its properties; those that are None are left out.
    """

    def __init__(
        self, scope: Construct, id: str, *, kind: str, seconds: int, run_on: RunOn, properties: Mapping[str, Any]
    ) -> None:
        super().__init__(scope, id)
        self._provider = RunProvider.of(scope)
        served = {
            "ServiceToken": self._provider.service_token,
            "ServiceTimeout": seconds,
            "Version": VERSION,
            "RunOn": run_on.value,
            "Deployment": str(time.time_ns()) if run_on is RunOn.DEPLOY else None,
        }
        self._resource = CfnResource(self, "Resource", type=kind, properties=without_none({**served, **properties}))

    def _attribute(self, name: str) -> str:
        return self._resource.get_att(name).to_string()
