"""Reader of JSON templates: it parses each resource separately with the standard library, to record its line."""

from __future__ import annotations

import json
import re
from collections import Counter
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from glue_constructs.templates.bounds import MAX_DEPTH, is_deeper, refuse_depth
from glue_constructs.templates.document import Document, Duplicate, Place
from glue_constructs.templates.problems import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]*")


def read_json(text: str, *, max_depth: int = MAX_DEPTH) -> Document:
    """Read a text whose first character is a brace.

    Raises:
        Malformed: The text is not JSON, or is nested too deeply.
    """
    reader = _Reader(text, max_depth)
    try:
        document = reader.document()
    except JSONDecodeError as error:
        raise Malformed(f"is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.lineno) from None
    except RecursionError:
        refuse_depth(max_depth, reader.line())
    except ValueError as error:
        raise Malformed(f"is not valid JSON: {error}", reader.line()) from None
    return document


class _Reader:
    def __init__(self, text: str, max_depth: int) -> None:
        self._text = text
        self._max_depth = max_depth
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_constant=_constant)
        self._document = Document(data={})
        # The keys that occurred twice in an object of the current value.
        self._twice: list[str] = []
        self._at = 0
        # The position up to which lines were counted, to count each line once.
        self._counted, self._line = 0, 1

    def document(self) -> Document:
        document = self._document
        for key in self._members(document.data):
            if key == "Resources" and self._text.startswith("{", self._at):
                document.data[key] = self._resources()
            else:
                document.data[key] = self._value(outer=1)
        self._skip_space()
        if self._at < len(self._text):
            raise JSONDecodeError("Extra data", self._text, self._at)
        return document

    def line(self) -> int:
        """Return the line of the current value."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _resources(self) -> dict[str, Any]:
        resources: dict[str, Any] = {}
        self._document.places.clear()
        for name in self._members(resources):
            self._document.set_place(name, Place(self.line()))
            resources[name] = self._value(outer=2)
        self._document.end = self.line() + 1
        return resources

    def _members(self, seen: dict[str, Any]) -> Iterator[str]:
        """Yield each key of the object at the current position; the caller reads the value."""
        self._expect("{")
        if self._skip_if("}"):
            return
        while True:
            self._skip_space()
            if not self._text.startswith('"', self._at):
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self._text, self._at)
            key = self._value()
            if key in seen:
                self._document.duplicates.append(Duplicate(key, self.line()))
            self._expect(":")
            self._skip_space()
            yield key
            if self._skip_if("}"):
                return
            self._expect(",")

    def _value(self, *, outer: int = 0) -> Any:
        """Read the value at the current position, which is nested in `outer` levels of objects."""
        value, end = self._decoder.raw_decode(self._text, self._at)
        if is_deeper(value, self._max_depth - outer):
            refuse_depth(self._max_depth, self.line())
        self._document.duplicates += [Duplicate(key, self.line(), is_inside=True) for key in self._twice]
        self._twice.clear()
        self._at = end
        return value

    def _expect(self, mark: str) -> None:
        if not self._skip_if(mark):
            raise JSONDecodeError(f"Expecting '{mark}' delimiter", self._text, self._at)

    def _skip_if(self, mark: str) -> bool:
        self._skip_space()
        there = self._text.startswith(mark, self._at)
        self._at += there
        return there

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) < len(pairs):
            occurrences = Counter(key for key, _ in pairs)
            self._twice += [key for key, count in occurrences.items() if count > 1]
        return members

    def _skip_space(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at


def _constant(word: str) -> float:
    raise ValueError(f"{word} is not allowed in JSON")
