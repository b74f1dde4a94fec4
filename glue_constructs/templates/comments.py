"""Comments in YAML templates that suppress rules: `# glue-constructs: ignore GC201 reason`."""

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
        resource: The member of Resources with the comment; `None` when it is outside of all.
        rules: The rules in the comment, as written.
        reason: The reason; empty when there is none.
    """

    line: int
    resource: str | None
    rules: tuple[str, ...]
    reason: str


def read_ignores(text: str, document: Document) -> Iterator[Ignore]:
    """Yield the comments of a template that suppress rules."""
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
    """Return a comment's resource: the one directly below it with its indentation, else the one around it."""
    names, places = list(document.places), list(document.places.values())
    below = bisect_right([place.line for place in places], line)
    if below < len(places) and _is_directly_above(places[below], line, lines):
        return names[below]
    return names[below - 1] if below and line < document.end else None


def _is_directly_above(place: Place, line: int, lines: list[str]) -> bool:
    between = lines[line - 1 : place.line - 1]
    column = len(between[0]) - len(between[0].lstrip())
    return column <= place.column and all(not text.strip() or text.lstrip().startswith("#") for text in between)
