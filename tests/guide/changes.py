"""A page of docs/migrating: its programs before and after, and the lines by which it tells their difference.

``<!-- before: name -->`` and ``<!-- after: name -->`` stand over Python blocks that are programs of their own, each
with an ``app``. A block in the language ``diff`` that follows is what the move changes of the Glue jobs and triggers:
by logical id, property by property, and which resources of other types come and go. Without one nothing changes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MOVE = re.compile(
    r"<!-- before: (.+?) -->\n+```python\n(.*?)```.*?<!-- after: \1 -->\n+```python\n(.*?)```"
    r"(?:(?:(?!```).)*?```diff\n(.*?)```)?",
    re.DOTALL,
)
# Their properties are told; of all others, that they come and go.
_TOLD = ("AWS::Glue::Job", "AWS::Glue::Trigger")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
# The bucket that `cdk bootstrap` makes: long, and the same on both sides.
_ASSETS = "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"


@dataclass(frozen=True)
class Move:
    """A move from one library to this one.

    Attributes:
        name: What the page calls it.
        before: The program as it was.
        after: The program as it is.
        told: The difference, as the page tells it.
    """

    name: str
    before: str
    after: str
    told: list[str]


def moves(page: Path) -> list[Move]:
    """The moves of a page."""
    found = _MOVE.findall(re.sub(r"(?m)^(#+ .*)$", r"```\n\1", page.read_text()))
    return [Move(name, before, after, told.splitlines()) for name, before, after, told in found]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """How the resources of two templates differ, in the lines of a page."""
    old, new = before["Resources"], after["Resources"]
    for logical_id in dict.fromkeys([*old, *new]):
        was, now = old.get(logical_id), new.get(logical_id)
        if was and now and was["Type"] == now["Type"] in _TOLD:
            lines = list(_properties(was["Properties"], now["Properties"]))
            if lines:
                yield f"  {logical_id} ({now['Type']})"
                yield from lines
        elif was is None or now is None:
            sign, there = ("+", now) if was is None else ("-", was)
            yield f"{sign} {logical_id} ({there['Type']})"


def _properties(was: Any, now: Any) -> Iterator[str]:
    old, new = dict(_leaves(was)), dict(_leaves(now))
    for path in dict.fromkeys([*old, *new]):
        if old.get(path) != new.get(path):
            yield from (f"{sign} {path}: {side[path]}" for sign, side in (("-", old), ("+", new)) if path in side)


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and not _is_intrinsic(value):
        for key, member in value.items():
            yield from _leaves(member, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, member in enumerate(value):
            yield from _leaves(member, f"{path}.{number}")
    else:
        told = json.dumps(_text(value) if _is_intrinsic(value) else value)
        yield path, _HASH.sub("<hash>", told).replace(_ASSETS, "<assets>")


def _is_intrinsic(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith(("Fn::", "Ref"))


def _text(value: Any) -> str:
    """An intrinsic as Fn::Sub would write it, so that Fn::Join and Fn::Sub of the same are the same."""
    if not isinstance(value, dict):
        return str(value)
    [(name, of)] = value.items()
    if name == "Fn::Join":
        return str(of[0]).join(_text(part) for part in of[1])
    if name == "Fn::Sub" and isinstance(of, str):
        return of
    return f"${{{'.'.join(of) if isinstance(of, list) else of}}}"
