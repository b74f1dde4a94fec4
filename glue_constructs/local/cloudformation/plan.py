"""The plan of a deployment: the target state of a stack."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.evaluation import Evaluation
from glue_constructs.local.cloudformation.intrinsics import format_scalar
from glue_constructs.local.cloudformation.resource import Resource
from glue_constructs.local.cloudformation.stack import Output, Stack, StackState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.local.cloudformation.lookups import ServiceLookups
    from glue_constructs.local.cloudformation.parameters import Parameter
    from glue_constructs.local.cloudformation.template import Template


@dataclass(frozen=True)
class Target:
    """The requested template and parameters, and the stack's tags and capabilities."""

    template: Template
    parameters: Mapping[str, Parameter]
    tags: Mapping[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()


class RecordingLookups:
    """Lookups that record what they read.

    Args:
        lookups: Read the values.
        secrets: A set to which the values to mask are added.

    Attributes:
        imports: The exports that were imported. Other stacks cannot delete or change them.
    """

    def __init__(self, lookups: ServiceLookups, *, secrets: set[str]) -> None:
        self._lookups = lookups
        self._secrets = secrets
        self.imports: set[str] = set()

    def import_value(self, name: str) -> str:
        """Return the value of an export."""
        value = self._lookups.import_value(name)
        self.imports.add(name)
        return value

    def resolve_dynamic(self, expression: str) -> str:
        """Return the string with every `{{resolve:...}}` in it resolved."""
        return self._lookups.resolve_dynamic(expression, secrets=self._secrets)


class Plan:
    """A target applied to a stack: the resources that it has and their properties.

    Attributes:
        target: The target.
        resource_ids: The logical ids of the resources to deploy: those without a condition or with a true one.
    """

    def __init__(self, stack: Stack, target: Target, *, pseudo: Mapping[str, Any], lookups: ServiceLookups) -> None:
        self.target = target
        self._lookups = RecordingLookups(lookups, secrets=stack.secrets)
        self._evaluation = Evaluation(
            target.template,
            values={key: parameter.value for key, parameter in target.parameters.items()} | dict(pseudo),
            resources=stack.resources,
            lookups=self._lookups,
        )
        self.resource_ids = self._evaluation.enabled_resources()

    def dependencies(self) -> dict[str, frozenset[str]]:
        """Return each resource with the resources that must be deployed before it."""
        resource_ids = frozenset(self.resource_ids)
        return {name: self.target.template.dependencies(name) & resource_ids for name in self.resource_ids}

    def resource(self, logical_id: str) -> Resource:
        """Return a resource without its properties."""
        definition = self.target.template.resources[logical_id]
        return Resource(
            logical_id=logical_id,
            type=definition["Type"],
            status="",
            definition=definition,
            dependencies=self.target.template.dependencies(logical_id),
        )

    def properties(self, logical_id: str) -> dict[str, Any]:
        """Evaluate the properties of a resource. The resources that they refer to must exist."""
        return self._evaluation.properties(logical_id)

    def target_state(self) -> StackState:
        """Return the state of the stack after the deployment of all resources."""
        return StackState(
            template=self.target.template,
            parameters=self.target.parameters,
            tags=self.target.tags,
            capabilities=self.target.capabilities,
            outputs=tuple(self._outputs()),
            imports=frozenset(self._lookups.imports),
        )

    def _outputs(self) -> list[Output]:
        outputs = []
        for key, definition in self.target.template.outputs.items():
            if self._evaluation.condition_holds(definition):
                export = definition.get("Export", {}).get("Name")
                outputs.append(
                    Output(
                        key=key,
                        value=format_scalar(self._evaluation.evaluate(definition["Value"])),
                        description=definition.get("Description"),
                        export=None if export is None else str(self._evaluation.evaluate(export)),
                    )
                )
        return outputs
