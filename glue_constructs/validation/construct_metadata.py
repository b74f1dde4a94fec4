"""What constructs have noted of themselves at synth: CDK's metadata of a stack's construct tree."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from glue_constructs.validation.wording import annotation_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from glue_constructs.validation.template import TemplateFinding

# Validations.of(construct).acknowledge() puts one of these before an id that has no prefix; which, depends on its
# version. The others are what CDK asks for beside a finding of a plugin.
_PREFIXES = ("Annotation", "annotation", "GlueRules", "CostGuard")
_ID = re.compile(r" \[ack: [^\]]+\]$")


class ConstructMetadata:
    """The notes of a stack's constructs.

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
                self._note(path.lstrip("/"), entry["type"], entry.get("data"))

    def _note(self, path: str, kind: str, data: Any) -> None:
        if kind == "aws:cdk:logicalId":
            self._paths[data].append(path)
        elif kind == "aws:cdk:templateFile":
            self._templates[path] = data
        elif kind == "aws:cdk:warning":
            self._warnings[path].add(_ID.sub("", data))
        elif kind == "aws:cdk:acknowledged-rules":
            self._acknowledged[path].update(_rules(data))

    def is_acknowledged(self, template: str, located: TemplateFinding) -> bool:
        """Whether the finding is acknowledged at its construct, or at one above it up to the stack."""
        return self._all(
            any(located.finding.rule in self._acknowledged.get(each, ()) for each in _upwards(path))
            for path in self._paths_of(template, located)
        )

    def already_warned(self, template: str, located: TemplateFinding) -> bool:
        """Whether the construct, or the one that it is a part of, already warns in the same words."""
        words = annotation_text(located.finding)
        return self._all(
            any(words in self._warnings.get(each, ()) for each in (path, _above(path)))
            for path in self._paths_of(template, located)
        )

    @staticmethod
    def _all(answers: Iterator[bool]) -> bool:
        """Whether there are answers, and all are yes."""
        given = list(answers)
        return bool(given) and all(given)

    def _paths_of(self, template: str, located: TemplateFinding) -> list[str]:
        """The construct of a finding's resource; more than one where stacks nested in one another are not told apart.

        A resource bears its path where CDK's command line asked for it. Else there is its logical id, which two
        nested stacks may both have, and, in newer releases of CDK, the template of each of them.
        """
        if located.path:
            return [located.path]
        paths = self._paths.get(located.resource, [])
        return [path for path in paths if self._template_of(path) in (None, template)]

    def _template_of(self, path: str) -> str | None:
        return next((self._templates[each] for each in _upwards(path) if each in self._templates), None)


def _rules(data: Mapping[str, Any]) -> Iterator[str]:
    """The rules of this library that an entry acknowledges, with a reason."""
    for name, reason in data.items():
        prefix, _, rule = name.rpartition("::")
        if prefix in _PREFIXES and isinstance(reason, str) and reason.strip():
            yield rule


def _upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = _above(path)


def _above(path: str) -> str:
    return path.rpartition("/")[0]
