"""AWS::StepFunctions::StateMachine.

moto's model of it supports neither definitions in S3 nor substitutions, has no `Arn`, and creates state machines that
cannot be executed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.intrinsics import format_scalar
from glue_constructs.local.cloudformation.provider import ProvisionedResource
from glue_constructs.local.cloudformation.providers.api import ApiProvider, ignore_not_found, name_or_generated, tag_map

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.provider import Request
    from glue_constructs.local.cloudformation.resource import Resource


class StateMachineProvider(ApiProvider):
    """Provider of state machines."""

    service = "stepfunctions"
    create_only = ("StateMachineName", "StateMachineType")

    def create(self, request: Request) -> ProvisionedResource:
        """Create the state machine."""
        properties = request.properties
        name = name_or_generated(request, "StateMachineName", limit=80)
        arn = self.client.create_state_machine(
            name=name,
            definition=self._definition(properties),
            roleArn=properties["RoleArn"],
            type=properties.get("StateMachineType", "STANDARD"),
            tags=[{"key": key, "value": value} for key, value in tag_map(properties).items()],
        )["stateMachineArn"]
        return ProvisionedResource(arn, {"Arn": arn, "Name": name}.__getitem__)

    def update(self, request: Request, current: Resource) -> ProvisionedResource:
        """Update the definition and the role. Running executions keep the old ones."""
        self.client.update_state_machine(
            stateMachineArn=current.physical_id,
            definition=self._definition(request.properties),
            roleArn=request.properties["RoleArn"],
        )
        return ProvisionedResource(current.physical_id or "", current.attributes)

    def delete(self, request: Request, current: Resource) -> None:  # noqa: ARG002 - required by the protocol
        """Delete the state machine."""
        ignore_not_found(self.client.delete_state_machine, stateMachineArn=current.physical_id)

    def _definition(self, properties: Mapping[str, Any]) -> str:
        if "DefinitionS3Location" in properties:
            location = properties["DefinitionS3Location"]
            stored = self._clients.client("s3").get_object(Bucket=location["Bucket"], Key=location["Key"])
            definition = stored["Body"].read().decode()
        elif "DefinitionString" in properties:
            definition = properties["DefinitionString"]
        else:
            definition = json.dumps(properties["Definition"])
        for name, value in properties.get("DefinitionSubstitutions", {}).items():
            definition = definition.replace(f"${{{name}}}", format_scalar(value))
        return str(definition)
