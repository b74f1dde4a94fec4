"""Base class for the constructs with a custom resource of the run provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aws_cdk import CfnResource
from constructs import Construct

from glue_constructs._cdk.keywords import ConstructSignature
from glue_constructs._cdk.stacks import stack_of
from glue_constructs._cdk.values import without_none
from glue_constructs.handlers.properties import VERSION
from glue_constructs.runs.deployment_value import deployment_value
from glue_constructs.runs.enums import RunOn
from glue_constructs.runs.provider import RunProvider

if TYPE_CHECKING:
    from collections.abc import Mapping

    from constructs import IDependable


class ProviderCustomResource(Construct):
    """A construct with a custom resource of the stack's run provider.

    Args:
        scope: The scope of the construct.
        id: The construct's id in that scope.
        kind: The type of the resource.
        seconds: The ServiceTimeout: how long CloudFormation waits for the response.
        run_on: When a deployment does the work of the resource again.
        properties: The properties of the resource; those that are None are omitted.
    """

    __signature__ = ConstructSignature()

    def __init__(
        self, scope: Construct, id: str, *, kind: str, seconds: int, run_on: RunOn, properties: Mapping[str, Any]
    ) -> None:
        super().__init__(scope, id)
        self._provider = RunProvider.of(scope)
        common = {
            "ServiceToken": self._provider.service_token,
            "ServiceTimeout": seconds,
            "Version": VERSION,
            "RunOn": run_on.value,
            "Deployment": deployment_value(stack_of(scope)) if run_on is RunOn.DEPLOY else None,
        }
        self._resource = CfnResource(self, "Resource", type=kind, properties=without_none({**common, **properties}))

    def _depend_on(self, permissions: IDependable, *others: IDependable) -> None:
        """Make the resource depend on the policy with its permissions, and on others; one call to jsii for all."""
        # The resource only: another child of the construct can be the role that the policy names.
        self._resource.node.add_dependency(permissions, self._provider.delivery, *others)

    def _attribute(self, name: str) -> str:
        return self._resource.get_att(name).to_string()
