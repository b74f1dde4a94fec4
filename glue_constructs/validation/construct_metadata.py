"""CDK's metadata of a stack's constructs: warnings and acknowledged rules."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from glue_constructs.validation.wording import annotation_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glue_constructs.validation.template import TemplateFinding

# Validations.of(construct).acknowledge() adds "Annotation" or "annotation" to an id without a prefix, depending on
# CDK's version. CDK's report suggests the other two for the findings of plugins.
_PREFIXES = ("Annotation", "annotation", "GlueRules", "CostGuard")
_ID = re.compile(r" \[ack: [^\]]+\]$")


class ConstructMetadata:
    """The metadata of a stack's constructs.

    Args:
        metadata: Every construct's entries, by its path, "/Stack/Orders/Resource".
    """

    def __init__(self, metadata: Mapping[str, Sequence[Mapping[str, Any]]]) -> None:
        self._acknowledged: defaultdict[str, set[str]] = defaultdict(set)
        self._warnings: defaultdict[str, set[str]] = defaultdict(set)
        self._paths: defaultdict[str, list[str]] = defaultdict(list)
        self._templates: dict[str, str] = {}
        for path, entries in metadata.items():
            for entry in entries:
                self._add(path.lstrip("/"), entry["type"], entry.get("data"))

    def _add(self, path: str, kind: str, data: Any) -> None:
        if kind == "aws:cdk:logicalId":
            self._paths[data].append(path)
        elif kind == "aws:cdk:templateFile":
            self._templates[path] = data
        elif kind == "aws:cdk:warning":
            self._warnings[path].add(_ID.sub("", data))
        elif kind == "aws:cdk:acknowledged-rules":
            self._acknowledged[path].update(_rules(data))

    def is_acknowledged(self, template: str, found: TemplateFinding) -> bool:
        """Whether the finding is acknowledged at its construct, or at one above it up to the stack."""
        return self._all(
            any(found.finding.rule in self._acknowledged.get(each, ()) for each in _path_and_parents(path))
            for path in self._paths_of(template, found)
        )

    def already_warned(self, template: str, found: TemplateFinding) -> bool:
        """Whether the construct, or its parent, already has a warning with the same text."""
        text = annotation_text(found.finding)
        return self._all(
            any(text in self._warnings.get(each, ()) for each in (path, _parent(path)))
            for path in self._paths_of(template, found)
        )

    @staticmethod
    def _all(answers: Iterator[bool]) -> bool:
        """Whether there are answers, and all of them are true."""
        values = list(answers)
        return bool(values) and all(values)

    def _paths_of(self, template: str, found: TemplateFinding) -> list[str]:
        """Return the path of a finding's construct; several paths where nested stacks cannot be distinguished.

        With CDK's command line, a resource has its construct's path in its metadata. Otherwise the construct is found
        by the logical id, which two nested stacks may share, and by the template where the CDK version records it.
        """
        if found.path:
            return [found.path]
        paths = self._paths.get(found.resource, [])
        return [path for path in paths if self._template_of(path) in (None, template)]

    def _template_of(self, path: str) -> str | None:
        return next((self._templates[each] for each in _path_and_parents(path) if each in self._templates), None)


def _rules(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the rules of this library that an entry acknowledges with a reason."""
    for name, reason in data.items():
        prefix, _, rule = name.rpartition("::")
        if prefix in _PREFIXES and isinstance(reason, str) and reason.strip():
            yield rule


def _path_and_parents(path: str) -> Iterator[str]:
    while path:
        yield path
        path = _parent(path)


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
