"""The parts of templates that belong to a construct.

The assembly's metadata has the logical id of every template element by its construct's path; templates have paths only
if the command line enables them. Two nested stacks may have the same logical id, so an element is identified by its
stack and its logical id.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from glue_constructs.templates.artifacts import StackArtifact

# The resource of a nested stack N is its sibling N.NestedStack/N.NestedStackResource.
_NESTED = re.compile(r"(.+)\.NestedStack/[^/]+\.NestedStackResource")

# Added to every stack by the default synthesizer, independent of the app.
_OF_THE_BOOTSTRAP = {"Parameters": "BootstrapVersion", "Rules": "CheckBootstrapVersion"}


class TemplateParts:
    """The templates of a stack and its nested stacks, by construct.

    Args:
        stack: The synthesized stack.
    """

    def __init__(self, stack: StackArtifact) -> None:
        self._stack = stack
        self._paths = {path.lstrip("/"): list(_logical_ids(entries)) for path, entries in stack.metadata.items()}
        self._nested = {match[1]: path for path in self._paths if (match := _NESTED.fullmatch(path))}
        # By the path of the containing stack: the construct paths of each logical id.
        self._places: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for path, logical_ids in self._paths.items():
            for logical_id in logical_ids:
                self._places[self._stack_of(path)][logical_id].append(path)

    def below(self, path: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the template parts of the construct at a path and of those below it, with the path of their stack."""
        for where, _, template in self._templates:
            if part := self._part(template, where, path):
                yield where, part

    def paths_of(self, file: Path, logical_id: str) -> list[str]:
        """Return the construct paths of an element; several if nested stacks share a template."""
        return [path for where, each, _ in self._templates if each == file for path in self._places[where][logical_id]]

    @cached_property
    def _templates(self) -> list[tuple[str, Path, dict[str, Any]]]:
        """The paths of the stack and its nested stacks, with their files and templates."""
        found: list[tuple[str, Path, dict[str, Any]]] = []
        waiting = [(self._stack.path, self._stack.file)]
        for where, file in waiting:  # grows during the iteration
            template = json.loads(file.read_bytes())
            found.append((where, file, template))
            waiting += self._nested_in(where, self._stack.nested(template))
        return found

    def _nested_in(self, where: str, files: Mapping[str, Path]) -> Iterator[tuple[str, Path]]:
        for path, resource in self._nested.items():
            if self._stack_of(resource) == where:
                yield from ((path, files[each]) for each in self._paths[resource] if each in files)

    def _part(self, template: dict[str, Any], where: str, path: str) -> dict[str, Any]:
        if is_below(where, path):
            return _without_bootstrap(template)
        places = self._places[where]
        kept = {each for each, paths in places.items() if any(is_below(place, path) for place in paths)}
        parts = {name: _only(section, kept) for name, section in template.items() if isinstance(section, dict)}
        return {name: section for name, section in parts.items() if section}

    def _stack_of(self, path: str) -> str:
        """Return the path of the innermost nested stack that contains a construct, or of the stack."""
        above = path.rpartition("/")[0]
        while above:
            if above in self._nested:
                return above
            above = above.rpartition("/")[0]
        return self._stack.path


def merge_templates(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """Merge two parts of one template."""
    return {
        **one,
        **{name: {**one.get(name, {}), **part} if isinstance(part, dict) else part for name, part in other.items()},
    }


def _logical_ids(entries: list[Mapping[str, Any]]) -> Iterator[str]:
    return (entry["data"] for entry in entries if entry["type"] == "aws:cdk:logicalId")


def is_below(path: str, above: str) -> bool:
    """Whether a construct is at or below another path; the app's path is empty."""
    return not above or path == above or path.startswith(f"{above}/")


def _only(section: dict[str, Any], logical_ids: set[str]) -> dict[str, Any]:
    return {name: element for name, element in section.items() if name in logical_ids}


def _without_bootstrap(template: dict[str, Any]) -> dict[str, Any]:
    left = {
        name: {key: element for key, element in part.items() if key != _OF_THE_BOOTSTRAP.get(name)}
        if isinstance(part, dict)
        else part
        for name, part in template.items()
    }
    return {name: part for name, part in left.items() if part}
