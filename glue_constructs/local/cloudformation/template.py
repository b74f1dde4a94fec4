"""Parsing and validating CloudFormation templates."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import Any

from glue_constructs.local.cloudformation.errors import ValidationError
from glue_constructs.templates.parsing import parse
from glue_constructs.templates.problems import Malformed, TooDeep
from glue_constructs.templates.references import attribute_names, referenced_names

# Levels. The evaluation of expressions needs two to three stack frames for each level, and Python's default recursion
# limit is 1000. Templates written by hand or by the CDK have 30 levels at most.
_MAX_DEPTH = 200


@dataclass(frozen=True)
class Template:
    """A template.

    Attributes:
        body: The original JSON or YAML, for GetTemplate.
        document: The parsed template. YAML's short forms are expanded (`!Ref x` is `{"Ref": "x"}`).
    """

    body: str
    document: dict[str, Any] = field(repr=False)

    @classmethod
    def parse(cls, body: str) -> Template:
        """Parse a template and validate it as far as possible without parameter values.

        Raises:
            ValidationError: It is not a template, has an unresolved reference, or has circular dependencies.
        """
        template = cls(body, _read(body))
        template._check_references()
        template._check_order()
        return template

    @property
    def description(self) -> str | None:
        """The Description."""
        return self.document.get("Description")

    @property
    def parameters(self) -> dict[str, dict[str, Any]]:
        """The Parameters section."""
        return self._section("Parameters")

    @property
    def conditions(self) -> dict[str, Any]:
        """The Conditions section."""
        return self._section("Conditions")

    @property
    def mappings(self) -> dict[str, dict[str, Any]]:
        """The Mappings section."""
        return self._section("Mappings")

    @property
    def resources(self) -> dict[str, dict[str, Any]]:
        """The Resources section."""
        return self._section("Resources")

    @property
    def outputs(self) -> dict[str, dict[str, Any]]:
        """The Outputs section."""
        return self._section("Outputs")

    def dependencies(self, logical_id: str) -> frozenset[str]:
        """Return the resources that a resource depends on."""
        definition = self.resources[logical_id]
        explicit = definition.get("DependsOn", [])
        named = {explicit} if isinstance(explicit, str) else set(explicit)
        implicit = referenced_names(definition.get("Properties", {}))
        return frozenset((named | implicit) & self.resources.keys())

    def _section(self, name: str) -> dict[str, Any]:
        return self.document.get(name) or {}

    def _check_references(self) -> None:
        known = self.resources.keys() | self.parameters.keys()
        for section in ("Resources", "Outputs"):
            used = {name for name in referenced_names(self._section(section)) if not name.startswith("AWS::")}
            if unknown := sorted(used - known):
                raise ValidationError(
                    f"Template format error: Unresolved resource dependencies [{', '.join(unknown)}] "
                    f"in the {section} block of the template"
                )
            if unknown := sorted(attribute_names(self._section(section)) - self.resources.keys()):
                raise ValidationError(
                    f"Template error: instance of Fn::GetAtt references undefined resource {unknown[0]}"
                )

    def _check_order(self) -> None:
        try:
            TopologicalSorter({name: self.dependencies(name) for name in self.resources}).prepare()
        except CycleError as error:
            members = ", ".join(sorted(set(error.args[1])))
            raise ValidationError(f"Circular dependency between resources: [{members}]") from None


def _read(body: str) -> dict[str, Any]:
    document = _parse(body)
    if not isinstance(document, dict):
        raise ValidationError("Template format error: unsupported structure.")
    if not document.get("Resources"):
        raise ValidationError("Template format error: At least one Resources member must be defined.")
    for logical_id, definition in document["Resources"].items():
        if not isinstance(definition, dict) or not isinstance(definition.get("Type"), str):
            raise ValidationError(
                f"Template format error: [/Resources/{logical_id}] Every Resources object must contain a Type member."
            )
    return document


def _parse(body: str) -> Any:
    """Parse JSON or YAML. The last value of a duplicate key wins, as in the service."""
    try:
        return parse(body, max_depth=_MAX_DEPTH).data
    except TooDeep as error:
        where = "" if error.line is None else f" in line {error.line}"
        raise ValidationError(
            f"Template format error: it must not be nested more than {_MAX_DEPTH} levels deep, got more{where}"
        ) from None
    except Malformed as error:
        where = "" if error.line is None else f" (line {error.line})"
        raise ValidationError(f"Template format error: {error.why}{where}") from None
