"""What a deployment is to make of a stack."""

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
    """What was asked for: the template with its parameters, and what belongs to the stack as a whole."""

    template: Template
    parameters: Mapping[str, Parameter]
    tags: Mapping[str, str] = field(default_factory=dict)
    capabilities: tuple[str, ...] = ()


class RecordingLookups:
    """Lookups that remember.

    Args:
        lookups: Find the values.
        secrets: Takes the values that the stack's history must not show.

    Attributes:
        imports: The exports that were imported, so that nobody deletes them meanwhile.
    """

    def __init__(self, lookups: ServiceLookups, *, secrets: set[str]) -> None:
        self._lookups = lookups
        self._secrets = secrets
        self.imports: set[str] = set()

    def import_value(self, name: str) -> str:
        """The value of an export."""
        value = self._lookups.import_value(name)
        self.imports.add(name)
        return value

    def resolve_dynamic(self, expression: str) -> str:
        """The text with every `{{resolve:...}}` in it resolved."""
        return self._lookups.resolve_dynamic(expression, secrets=self._secrets)


class Plan:
    """A target, seen from a stack: which resources it wants, and what their properties come to."""

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
        """The wanted resources, each with those that must be worked before it."""
        wanted = frozenset(self.resource_ids)
        return {name: self.target.template.dependencies(name) & wanted for name in self.resource_ids}

    def resource(self, logical_id: str) -> Resource:
        """A wanted resource, without its properties."""
        definition = self.target.template.resources[logical_id]
        return Resource(
            logical_id=logical_id,
            type=definition["Type"],
            status="",
            definition=definition,
            dependencies=self.target.template.dependencies(logical_id),
        )

    def properties(self, logical_id: str) -> dict[str, Any]:
        """Its properties, which are known once what they refer to is there."""
        return self._evaluation.properties(logical_id)

    def target_state(self) -> StackState:
        """What the stack stands for when all of this is done."""
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
                        value=format_scalar(self._evaluation.value(definition["Value"])),
                        description=definition.get("Description"),
                        export=None if export is None else str(self._evaluation.value(export)),
                    )
                )
        return outputs
