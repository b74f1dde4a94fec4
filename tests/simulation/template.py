"""A template as CloudFormation processes it: its resources with resolved properties, in the order of dependencies."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from permissions.intrinsics import Environment, Resolver, references

Properties = dict[str, Any]
_interned: dict[str, Properties] = {}


@dataclass(frozen=True, eq=False)
class Part:
    """A resource of a template.

    Attributes:
        name: The logical id.
        type: The type.
        properties: The resolved properties; two parts with equal properties have the same object.
        depends: The logical ids of the resources that it depends on.
        requires: Those, and the ones that they depend on, and so on.
        arn: The ARN; empty if the resource has none that other resources use.
        depth: More than that of every resource that it depends on.
    """

    name: str
    type: str
    properties: Properties
    depends: frozenset[str]
    arn: str
    depth: int = 0
    requires: frozenset[str] = frozenset()

    def with_dependencies_of(self, other: Part) -> Part:
        """Return the part with the dependencies of another one, too."""
        return replace(self, depends=self.depends | other.depends, requires=self.requires | other.requires)

    @property
    def is_custom(self) -> bool:
        """Whether it is a custom resource."""
        return self.type.startswith("Custom::")


class Template:
    """A template.

    Attributes:
        parts: The resources by logical id; each comes after those that it depends on.
        customs: The custom resources.
        environment: Where the template is deployed.
    """

    def __init__(self, resources: dict[str, Any], environment: Environment) -> None:
        resolver = Resolver(resources, environment)
        parts = {name: _part(name, resource, resources, resolver) for name, resource in resources.items()}
        self.parts = _in_order(parts)
        self.customs = [part for part in self.parts.values() if part.is_custom]
        self.environment = environment

    def of_type(self, kind: str) -> list[Part]:
        """Return the resources of a type."""
        return [part for part in self.parts.values() if part.type == kind]


def _part(name: str, resource: dict[str, Any], resources: dict[str, Any], resolver: Resolver) -> Part:
    given = resource.get("Properties", {})
    after = resource.get("DependsOn", [])
    depends = {*references(given), *([after] if isinstance(after, str) else after)} & resources.keys()
    kind = resource["Type"]
    try:
        arn = resolver.arn(name)
    except NotImplementedError:
        arn = ""
    return Part(name, kind, _intern(resolver.value(given)), frozenset(depends), arn)


def _intern(properties: Properties) -> Properties:
    return _interned.setdefault(json.dumps(properties, sort_keys=True), properties)


def _in_order(parts: dict[str, Part]) -> dict[str, Part]:
    ordered: dict[str, Part] = {}
    depth = 0
    while len(ordered) < len(parts):
        ready = [part for name, part in parts.items() if name not in ordered and part.depends <= ordered.keys()]
        if not ready:
            raise ValueError(f"a circular dependency among {sorted(parts.keys() - ordered.keys())}")
        for part in ready:
            inherited = (ordered[name].requires for name in part.depends)
            ordered[part.name] = replace(part, depth=depth, requires=part.depends.union(*inherited))
        depth += 1
    return ordered


def as_sent(value: Any) -> Any:
    """Return a value as CloudFormation sends it to a custom resource: every scalar is a string."""
    if isinstance(value, dict):
        return {name: as_sent(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_sent(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)
