"""Creates, changes and deletes the resources of a template that are not custom resources, in the models."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

from .lambdas import Delivery
from .language import Machine
from .processes import Function

if TYPE_CHECKING:
    from .template import Part
    from .world import World

_FUNCTION, _MACHINE = "AWS::Lambda::Function", "AWS::StepFunctions::StateMachine"
_DELIVERY = "AWS::Lambda::EventInvokeConfig"
_GLUE_JOB = "AWS::Glue::Job"


class Provisioner:
    """The resources that exist.

    Attributes:
        parts: The resources by logical id.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self.parts: dict[str, Part] = {}

    def put(self, part: Part) -> Part | None:
        """Create or change a resource.

        Returns:
            The former resource if the change replaces it: it must be deleted later. Otherwise None.
        """
        old = self.parts.get(part.name)
        self.parts[part.name] = part
        if part.type == _GLUE_JOB:
            self._world.glue.create_job(part.properties["Name"], part.properties)
            return old if old and old.properties["Name"] != part.properties["Name"] else None
        if part.type == _FUNCTION:
            self._put_function(part)
        elif part.type == _MACHINE:
            self._world.states.put_machine(part.arn, _machine(part.properties["DefinitionString"]), _role_of(part))
        elif part.type == _DELIVERY:
            self._world.lambdas.deliveries[self._function_of(part)] = _delivery(part)
        elif part.type.startswith("AWS::IAM::"):
            self._world.iam.put(part)
        return None

    def delete(self, part: Part) -> None:
        """Delete a resource, or a former one that was replaced."""
        if self.parts.get(part.name) is part:
            del self.parts[part.name]
        if part.type == _GLUE_JOB:
            self._world.glue.delete_job(part.properties["Name"])
        elif part.type == _FUNCTION:
            self._world.lambdas.functions.pop(part.arn, None)
        elif part.type == _MACHINE:
            self._world.states.delete_machine(part.arn)
        elif part.type == _DELIVERY:
            self._world.lambdas.deliveries.pop(self._function_of(part), None)
        elif part.type.startswith("AWS::IAM::"):
            self._world.iam.delete(part)

    def _put_function(self, part: Part) -> None:
        variables = part.properties.get("Environment", {}).get("Variables", {})
        self._world.lambdas.functions[part.arn] = self._world.provider.function(
            Function(
                name=part.arn,
                work=_no_code,
                seconds=float(part.properties.get("Timeout", 3)),
                role=_role_of(part),
                variables=variables,
            ),
            is_entry=any(":stateMachine:" in value for value in variables.values()),
        )

    def _function_of(self, part: Part) -> str:
        """Return the ARN of the function of a configuration."""
        name = part.properties["FunctionName"]
        return next(arn for arn in self._world.lambdas.functions if name in (arn, arn.rpartition(":")[2]))


def _role_of(part: Part) -> str:
    role: str = part.properties.get("Role") or part.properties["RoleArn"]
    return role


def _delivery(part: Part) -> Delivery:
    given = part.properties
    return Delivery(
        destination=given.get("DestinationConfig", {}).get("OnFailure", {}).get("Destination", ""),
        retries=int(given.get("MaximumRetryAttempts", Delivery.retries)),
        max_age=float(given.get("MaximumEventAgeInSeconds", Delivery.max_age)),
    )


@lru_cache(64)
def _machine(definition: str) -> Machine:
    return Machine(json.loads(definition))


def _no_code(_world: object, _payload: object) -> None:
    raise NotImplementedError("the function has no code")
