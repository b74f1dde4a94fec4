"""Reader of YAML templates, based on the parser's events.

Events come from libyaml at full speed and without recursion, so that neither depth nor aliases can crash the process
(libyaml's composer recurses in C, where a text that is too deep ends the process), and each event has its line. Short
forms of intrinsic functions become long forms; an unknown tag becomes an intrinsic function too, whose value is unknown
to every rule.
"""

from __future__ import annotations

from typing import Any, NoReturn

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from glue_constructs.templates.bounds import MAX_ALIASED_VALUES, MAX_DEPTH, refuse_depth
from glue_constructs.templates.document import Document, Duplicate, Place
from glue_constructs.templates.problems import Malformed, TooDeep, type_name
from glue_constructs.templates.yaml_values import levels_of, long_form, scalar_value

# PyYAML without libyaml has only the Python parser.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MERGE = object()
_NO_KEY = object()


def read_yaml(text: str, *, max_depth: int = MAX_DEPTH) -> Document:
    """Read a YAML text.

    Raises:
        Malformed: The text is not YAML, is nested too deeply, or its aliases expand to too many values.
    """
    builder = _Builder(max_depth)
    try:
        for event in yaml.parse(text, _LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # The libyaml of PyYAML 6.0.4 and later reads ahead, and raises this error at 1,000 levels.
        if error.problem == "exceeded maximum nesting depth":
            refuse_depth(max_depth, mark and mark.line + 1)
        raise Malformed(f"is not valid YAML: {error.problem or error.context}", mark and mark.line + 1) from None
    except yaml.YAMLError as error:
        raise Malformed(f"is not valid YAML: {' '.join(str(error).split())}") from None
    return builder.document


class _Frame:
    """The sequence or mapping that is being read."""

    __slots__ = ("anchor", "begin", "items", "key", "levels", "lines", "merged", "size", "tag")

    def __init__(self, event: Any, items: Any) -> None:
        self.items = items
        self.tag = event.tag
        self.anchor = event.anchor
        self.begin = event
        self.key: Any = _NO_KEY
        self.lines: dict[str, int] = {}
        self.merged: list[dict[str, Any]] = []
        self.size = 1
        self.levels = 1

    def contain(self, size: int, levels: int) -> None:
        """Add the size of a value in it."""
        self.size += size
        self.levels = max(self.levels, levels + 1)


class _Builder:
    def __init__(self, max_depth: int) -> None:
        self._max_depth = max_depth
        self.document = Document()
        self._documents = 0
        self._stack: list[_Frame] = []
        self._anchors: dict[str, tuple[Any, int, int]] = {}
        self._aliased = 0
        self._take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }

    def take(self, event: Any) -> None:
        """Process the next event."""
        if taker := self._take.get(type(event)):
            taker(event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            raise Malformed("holds more than one YAML document", _line(event))

    def _scalar(self, event: Any) -> None:
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is _NO_KEY and isinstance(frame.items, dict):
            # A key is always a string.
            self._anchor(event.anchor, event.value, 1, 0)
            self._key(frame, _MERGE if event.value == "<<" and event.implicit[0] else event.value, event)
            return
        value = scalar_value(event)
        self._anchor(event.anchor, value, 1, levels_of(value))
        self._put(value, event, 1, levels_of(value))

    def _mapping(self, event: Any) -> None:
        self._begin(event, {})

    def _sequence(self, event: Any) -> None:
        self._begin(event, [])

    def _begin(self, event: Any, items: Any) -> None:
        if len(self._stack) == self._max_depth:
            refuse_depth(self._max_depth, _line(event))
        self._stack.append(_Frame(event, items))

    def _end(self, event: Any) -> None:
        frame = self._stack.pop()
        for members in frame.merged:
            frame.items = {**members, **frame.items}
        value = long_form(frame.tag, frame.items)
        levels = frame.levels + (value is not frame.items)
        self._anchor(frame.anchor, value, frame.size, levels)
        if self._in_resources(at=1):
            self.document.end = _line(event)
        self._put(value, frame.begin, frame.size, levels)

    def _alias(self, event: Any) -> None:
        if event.anchor not in self._anchors:
            self._refuse_alias(event)
        value, size, levels = self._anchors[event.anchor]
        self._aliased += size
        if self._aliased > MAX_ALIASED_VALUES:
            raise Malformed(f"its aliases expand to more than {MAX_ALIASED_VALUES:,} values", _line(event))
        self._put(value, event, size, levels)

    def _refuse_alias(self, event: Any) -> NoReturn:
        if any(frame.anchor == event.anchor for frame in self._stack):
            # It contains itself, so it is infinitely deep.
            raise TooDeep(f"is not valid YAML: found undefined alias {event.anchor!r}", _line(event))
        raise Malformed(f"is not valid YAML: found undefined alias {event.anchor!r}", _line(event))

    def _anchor(self, name: str | None, value: Any, size: int, levels: int) -> None:
        if name is not None:
            self._anchors[name] = value, size, levels

    def _put(self, value: Any, event: Any, size: int, levels: int) -> None:
        """Add a value to the current sequence or mapping, or set it as the document's data."""
        if len(self._stack) + levels > self._max_depth:
            refuse_depth(self._max_depth, _line(event))
        if not self._stack:
            self.document.data = value
            return
        frame = self._stack[-1]
        frame.contain(size, levels)
        if isinstance(frame.items, list):
            frame.items.append(value)
        elif frame.key is _NO_KEY:
            self._key(frame, value, event)
        elif frame.key is _MERGE:
            self._merge(frame, value, event)
        else:
            frame.items[frame.key] = value
            frame.key = _NO_KEY

    def _key(self, frame: _Frame, key: Any, event: Any) -> None:
        line = _line(event)
        if key is not _MERGE:
            if not isinstance(key, str):
                raise Malformed(f"a key must be text, got {type_name(key)}", line)
            if key in frame.lines:
                self.document.duplicates.append(Duplicate(key, line, first_line=frame.lines[key]))
            frame.lines[key] = line
            if self._in_resources(at=2):
                self.document.set_place(key, Place(line, event.start_mark.column))
        frame.key = key

    def _merge(self, frame: _Frame, value: Any, event: Any) -> None:
        members = value if isinstance(value, list) else [value]
        if not all(isinstance(member, dict) for member in members):
            raise Malformed("is not valid YAML: '<<' merges mappings only", _line(event))
        frame.merged += members
        frame.key = _NO_KEY

    def _in_resources(self, *, at: int) -> bool:
        """Whether the current value is at a depth, and is the Resources or in them."""
        return len(self._stack) == at and self._stack[0].key == "Resources"


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1
