"""A JSON template: read by the standard library's parser, resource by resource, so that each has its line."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.templates.document import Document, Place
from glue_constructs.cli.templates.problems import Malformed

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r]*")


class _Duplicate(ValueError):
    """An object has a key twice."""


def read_json(text: str) -> Document:
    """Read a text whose first character is a brace.

    Raises:
        Malformed: It is no JSON, or has a key twice.
    """
    reader = _Reader(text)
    try:
        document = reader.document()
    except JSONDecodeError as error:
        raise Malformed(f"is not valid JSON: {error.msg[:1].lower()}{error.msg[1:]}", error.lineno) from None
    except RecursionError:
        raise Malformed("is nested too deeply", reader.line()) from None
    except ValueError as error:
        raise Malformed(f"is not valid JSON: {error}", reader.line()) from None
    return document


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._decoder = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)
        self._at = 0
        # What has been counted, so that lines are counted once.
        self._counted, self._line = 0, 1

    def document(self) -> Document:
        document = Document(data={})
        for key in self._members(document.data):
            if key == "Resources" and self._text.startswith("{", self._at):
                document.data[key] = self._resources(document)
            else:
                document.data[key] = self._value()
        self._skip_space()
        if self._at < len(self._text):
            raise JSONDecodeError("Extra data", self._text, self._at)
        return document

    def line(self) -> int:
        """The line of what is being read."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _resources(self, document: Document) -> dict[str, Any]:
        resources: dict[str, Any] = {}
        for name in self._members(resources):
            document.places[name] = Place(self.line())
            resources[name] = self._value()
        document.end = self.line() + 1
        return resources

    def _members(self, seen: dict[str, Any]) -> Iterator[str]:
        """Each key of the object here, with the reader at its value, which the caller reads."""
        self._expect("{")
        if self._took("}"):
            return
        while True:
            self._skip_space()
            if not self._text.startswith('"', self._at):
                raise JSONDecodeError("Expecting property name enclosed in double quotes", self._text, self._at)
            key = self._value()
            if key in seen:
                raise _Duplicate(f"the key {key!r} stands there twice")
            self._expect(":")
            self._skip_space()
            yield key
            if self._took("}"):
                return
            self._expect(",")

    def _value(self) -> Any:
        value, self._at = self._decoder.raw_decode(self._text, self._at)
        return value

    def _expect(self, mark: str) -> None:
        if not self._took(mark):
            raise JSONDecodeError(f"Expecting '{mark}' delimiter", self._text, self._at)

    def _took(self, mark: str) -> bool:
        self._skip_space()
        there = self._text.startswith(mark, self._at)
        self._at += there
        return there

    def _skip_space(self) -> None:
        space = _SPACE.match(self._text, self._at)
        self._at = space.end() if space else self._at


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Duplicate(f"in the value that begins here, the key {twice!r} stands twice in one object")
    return members


def _constant(word: str) -> float:
    raise ValueError(f"JSON knows no {word}")
