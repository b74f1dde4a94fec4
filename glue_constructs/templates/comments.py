"""`# glue-constructs: ignore GC201 reason`, as a comment in a YAML template."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.templates.document import Document, Place

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#[ \t]*glue-constructs:[ \t]*ignore\b(.*)$", re.MULTILINE)
_WORDS = re.compile(r"[ \t]*([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)(.*)")


@dataclass(frozen=True)
class Ignore:
    """A comment that suppresses rules.

    Attributes:
        line: Its line.
        resource: The member of Resources that it is in; `None` when it is in none.
        rules: The rules that it names, as it names them.
        reason: Why; empty when it says nothing.
    """

    line: int
    resource: str | None
    rules: tuple[str, ...]
    reason: str


def read_ignores(text: str, document: Document) -> Iterator[Ignore]:
    """Read the comments of a template."""
    if "glue-constructs:" not in text:
        return
    lines = text.splitlines()
    for comment in _COMMENT.finditer(text):
        line = text.count("\n", 0, comment.start()) + 1
        words = _WORDS.match(comment[1])
        rules, reason = (words[1], words[2]) if words else ("", "")
        named = tuple(rule.strip() for rule in rules.split(",") if rule.strip())
        yield Ignore(line, _owner(line, lines, document), named, reason.strip(" \t:-"))


def _owner(line: int, lines: list[str], document: Document) -> str | None:
    """The resource that a comment belongs to: the one right below it, when it has its indentation; else around it."""
    names, places = list(document.places), list(document.places.values())
    below = bisect_right([place.line for place in places], line)
    if below < len(places) and _stands_above(places[below], line, lines):
        return names[below]
    return names[below - 1] if below and line < document.end else None


def _stands_above(place: Place, line: int, lines: list[str]) -> bool:
    between = lines[line - 1 : place.line - 1]
    column = len(between[0]) - len(between[0].lstrip())
    return column <= place.column and all(not text.strip() or text.lstrip().startswith("#") for text in between)
