"""Evaluating the expressions of a template: intrinsic functions, conditions and references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from glue_constructs.local.cloudformation.conditions import Conditions
from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.local.cloudformation.intrinsics import INTRINSICS, format_scalar
from glue_constructs.templates.intrinsics import SUBSTITUTION, split_attribute

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Mapping

    from glue_constructs.local.cloudformation.template import Template

# The value of {"Ref": "AWS::NoValue"}. A property or list item with this value is removed.
NO_VALUE = object()


class Referable(Protocol):
    """A resource that expressions can refer to."""

    @property
    def physical_id(self) -> str | None:
        """The value of `Ref`."""

    def attribute(self, name: str) -> Any:
        """Return the value of `Fn::GetAtt`; raise KeyError if there is no such attribute."""


class Lookups(Protocol):
    """Finds values outside of the stack."""

    def import_value(self, name: str) -> str:
        """Return the value of an export."""

    def resolve_dynamic(self, expression: str) -> str:
        """Return the string with every `{{resolve:...}}` in it resolved."""


class NotYetKnown(Exception):
    """The expression refers to a resource that does not exist yet."""


class Evaluation:
    """Evaluates the expressions of one template.

    Args:
        template: The template.
        values: The values of its parameters and of the pseudo parameters, by name.
        resources: The current resources of the stack, read at each evaluation.
        lookups: Finds values outside of the stack.
    """

    def __init__(
        self,
        template: Template,
        *,
        values: Mapping[str, Any],
        resources: Mapping[str, Referable],
        lookups: Lookups,
    ) -> None:
        self._template = template
        self._values = values
        self._resources = resources
        self._lookups = lookups
        self._conditions = Conditions(template.conditions, self.evaluate)

    def enabled_resources(self) -> list[str]:
        """Return the logical ids of the resources without a condition or with a true one."""
        return [name for name, definition in self._template.resources.items() if self.condition_holds(definition)]

    def condition_holds(self, definition: Mapping[str, Any]) -> bool:
        """Return whether the condition of a resource or an output is true; True if it has none."""
        condition = definition.get("Condition")
        return condition is None or self._conditions.holds(condition)

    def properties(self, logical_id: str) -> dict[str, Any]:
        """Return the evaluated properties of a resource."""
        properties = self.evaluate(self._template.resources[logical_id].get("Properties", {}))
        return properties if isinstance(properties, dict) else {}

    def evaluate(self, expression: Any) -> Any:
        """Evaluate an expression.

        Raises:
            NotYetKnown: It refers to a resource that does not exist yet.
            ValidationError: It is invalid.
        """
        if isinstance(expression, list):
            items = [self.evaluate(item) for item in expression]
            return [item for item in items if item is not NO_VALUE]
        if isinstance(expression, str):
            return self._resolve_dynamic(expression)
        if not isinstance(expression, dict):
            return expression
        if len(expression) == 1:
            ((name, argument),) = expression.items()
            if name == "Ref" or name.startswith("Fn::"):
                # The CDK joins dynamic references from parts, so they can be resolved only in the result.
                return self._resolve_dynamic(self._call(name, argument))
        evaluated = {key: self.evaluate(item) for key, item in expression.items()}
        return {key: item for key, item in evaluated.items() if item is not NO_VALUE}

    def _resolve_dynamic(self, value: Any) -> Any:
        """Resolve the dynamic references in a value if it is a string."""
        return self._lookups.resolve_dynamic(value) if isinstance(value, str) and "{{resolve:" in value else value

    def _call(self, name: str, argument: Any) -> Any:
        functions: dict[str, Callable[[Any], Any]] = {
            "Ref": self._ref,
            "Fn::GetAtt": self._get_att,
            "Fn::Sub": self._sub,
            "Fn::If": self._if,
            "Fn::FindInMap": self._find_in_map,
            "Fn::ImportValue": lambda export: self._lookups.import_value(str(self.evaluate(export))),
            "Fn::GetAZs": lambda region: [
                f"{self.evaluate(region) or self._values['AWS::Region']}{zone}" for zone in "abc"
            ],
        }
        if name in functions:
            return functions[name](argument)
        if name in INTRINSICS:
            return INTRINSICS[name](self.evaluate(argument))
        raise ValidationError(f"Template error: the embedded AWS has no {name}")

    def _ref(self, name: str) -> Any:
        if name == "AWS::NoValue":
            return NO_VALUE
        if name in self._values:
            return self._values[name]
        return self._resource(name).physical_id

    def _get_att(self, target: Any) -> Any:
        name, attribute = split_attribute(target)
        attribute = str(self.evaluate(attribute))
        resource = self._resource(name)
        try:
            return resource.attribute(attribute)
        except KeyError:
            kind = self._template.resources[name]["Type"]
            raise ValidationError(_no_attribute(kind, attribute, resource.physical_id)) from None

    def _resource(self, name: str) -> Referable:
        resource = self._resources.get(name)
        if resource is not None and resource.physical_id is not None:
            return resource
        definition = self._template.resources.get(name)
        if definition is None or not self.condition_holds(definition):
            raise ValidationError(f"Template format error: Unresolved resource dependencies [{name}]")
        raise NotYetKnown(name)

    def _sub(self, argument: Any) -> str:
        template, expressions = (argument, {}) if isinstance(argument, str) else argument
        local = {key: self.evaluate(item) for key, item in expressions.items()}

        def substitute(match: re.Match[str]) -> str:
            if match[1]:
                return f"${{{match[2]}}}"
            name = match[2].strip()
            if name in local:
                return format_scalar(local[name])
            return format_scalar(self._get_att(name) if "." in name else self._ref(name))

        return SUBSTITUTION.sub(substitute, template)

    def _if(self, argument: list[Any]) -> Any:
        condition, then, otherwise = argument
        return self.evaluate(then if self._conditions.holds(condition) else otherwise)

    def _find_in_map(self, argument: list[Any]) -> Any:
        name, top, second = (self.evaluate(key) for key in argument[:3])
        try:
            return self._template.mappings[name][str(top)][str(second)]
        except KeyError:
            raise ValidationError(f"Template error: Unable to get mapping for {name}::{top}::{second}") from None


def _no_attribute(kind: str, attribute: str, physical_id: str | None) -> str:
    if kind.startswith("Custom::") or kind == "AWS::CloudFormation::CustomResource":
        return (
            f"CustomResource attribute error: Vendor response doesn't contain {attribute} key in object {physical_id}"
        )
    return f"Requested attribute {attribute} does not exist in schema for {kind}"
