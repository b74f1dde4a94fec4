"""Read the programs of a page of docs/migrating, before and after a migration, and the difference that it documents.

``<!-- before: name -->`` and ``<!-- after: name -->`` precede Python blocks that are complete programs with an ``app``.
A following block in the language ``diff`` lists the changes of the template: the changed properties of Glue jobs and
triggers by logical id, and the added and removed resources of other types. Without such a block, nothing changes.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_MIGRATION = re.compile(
    r"<!-- before: (.+?) -->\n+```python\n(.*?)```.*?<!-- after: \1 -->\n+```python\n(.*?)```"
    r"(?:(?:(?!```).)*?```diff\n(.*?)```)?",
    re.DOTALL,
)
# The types whose properties are compared; resources of other types are only added or removed.
_COMPARED_TYPES = ("AWS::Glue::Job", "AWS::Glue::Trigger")
_HASH = re.compile(r"\b[0-9a-f]{64}\b")
# The bucket of `cdk bootstrap`: a long name, the same on both sides.
_ASSETS = "cdk-hnb659fds-assets-${AWS::AccountId}-${AWS::Region}"


@dataclass(frozen=True)
class Migration:
    """A migration from another library to this one.

    Attributes:
        name: Its name on the page.
        before: The program before the migration.
        after: The program after the migration.
        diff: The difference of the templates, as on the page.
    """

    name: str
    before: str
    after: str
    diff: list[str]


def migrations(page: Path) -> list[Migration]:
    """Return the migrations of a page."""
    found = _MIGRATION.findall(re.sub(r"(?m)^(#+ .*)$", r"```\n\1", page.read_text()))
    return [Migration(name, before, after, diff.splitlines()) for name, before, after, diff in found]


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """Yield the differences of the resources of two templates, in the format of the pages."""
    old, new = before["Resources"], after["Resources"]
    for logical_id in dict.fromkeys([*old, *new]):
        was, now = old.get(logical_id), new.get(logical_id)
        if was and now and was["Type"] == now["Type"] in _COMPARED_TYPES:
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
        text = json.dumps(_text(value) if _is_intrinsic(value) else value)
        yield path, _HASH.sub("<hash>", text).replace(_ASSETS, "<assets>")


def _is_intrinsic(value: Any) -> bool:
    return isinstance(value, dict) and len(value) == 1 and next(iter(value)).startswith(("Fn::", "Ref"))


def _text(value: Any) -> str:
    """Return an intrinsic function in the syntax of Fn::Sub, so that equivalent Fn::Join and Fn::Sub are equal."""
    if not isinstance(value, dict):
        return str(value)
    [(name, of)] = value.items()
    if name == "Fn::Join":
        return str(of[0]).join(_text(part) for part in of[1])
    if name == "Fn::Sub" and isinstance(of, str):
        return of
    return f"${{{'.'.join(of) if isinstance(of, list) else of}}}"
