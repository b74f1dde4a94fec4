"""Parsers of the values of Glue's special parameters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from glue_constructs.rules._values import Text

# Bounded, because int() of thousands of digits raises; ASCII, because int() also takes other scripts' digits.
_WHOLE = re.compile(r"\s*([+-]?\d{1,9})\s*", re.ASCII)
_CHAIN = re.compile(r"(?<!\S)--conf(?=[\s=]|$)")


class Setting(NamedTuple):
    """One setting of --conf; its value is `None` when it is not key=value."""

    key: str
    value: str | None


def items(value: Text) -> list[str]:
    """Split a comma-separated list, and strip spaces around the items; empty when the list is unknown."""
    if not isinstance(value, str):
        return []
    return [item for part in value.split(",") if (item := part.strip())]


def file_name(path: str) -> str:
    """Return the part of a path after its last slash."""
    return path.rpartition("/")[2]


def whole_number(text: str) -> int | None:
    """Parse a whole number; `None` when the value is not one."""
    match = _WHOLE.fullmatch(text)
    return int(match[1]) if match else None


def spark_conf(value: Text) -> list[Setting]:
    """Parse the settings in a value of --conf, "a=1 --conf b=2"; empty when it is blank or unknown."""
    if not isinstance(value, str) or not value.strip():
        return []
    return [_setting(piece.strip()) for piece in _CHAIN.split(value)]


def _setting(piece: str) -> Setting:
    key, equals, value = piece.partition("=")
    # No space in the key: Glue splits the value at spaces, and "a = 1" gives Spark the setting "a".
    if equals and key.split() == [key]:
        return Setting(key, value)
    words = piece.replace("=", " ").split()
    return Setting(words[0] if words else "", None)
