"""Codecs between the value of a prop and the string of its job argument.

A string is decoded only where encoding returns the same string: otherwise the import keeps it as an argument.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Codec(Protocol):
    """A codec of an argument."""

    def encode(self, value: Any) -> str | None:
        """Encode a value; `None` where the value means no argument. The value's type was checked before."""

    def decode(self, text: str) -> Any:
        """Decode a string; `None` where no value is encoded as this string."""


@dataclass(frozen=True)
class Switch:
    """Codec of a boolean.

    Attributes:
        off: The string for False; `None` where False means no argument.
    """

    off: str | None

    def encode(self, value: bool) -> str | None:  # noqa: FBT001  # the value itself
        """Return ``"true"`` or the string for False."""
        return "true" if value else self.off

    def decode(self, text: str) -> bool | None:
        """Return the boolean."""
        return {"true": True, self.off: False}.get(text)


@dataclass(frozen=True)
class Text:
    """Codec of a string, which is unchanged.

    Attributes:
        pattern: The pattern of strings to decode.
    """

    pattern: re.Pattern[str]

    def encode(self, value: str) -> str:
        """Return the string."""
        return value

    def decode(self, text: str) -> str | None:
        """Return the string, where the prop accepts it."""
        return text if self.pattern.fullmatch(text) else None


@dataclass(frozen=True)
class WholeNumber:
    """Codec of a positive whole number."""

    def encode(self, value: int | str) -> str:
        """Return the digits."""
        return str(value)

    def decode(self, text: str) -> int | None:
        """Return the number, when it consists of digits without leading zeros."""
        return int(text) if re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII) else None


@dataclass(frozen=True)
class Items:
    """Codec of a comma-separated list.

    Attributes:
        pattern: The pattern of items to decode.
    """

    pattern: re.Pattern[str]

    def encode(self, value: Sequence[str]) -> str | None:
        """Join the items; an empty list means no argument."""
        return ",".join(value) or None

    def decode(self, text: str) -> list[str] | None:
        """Split the items."""
        items = text.split(",")
        return items if all(map(self.pattern.fullmatch, items)) else None


@dataclass(frozen=True)
class Pairs:
    """Codec of name-value pairs, ``A=1,B="x, y"``.

    "Values with spaces or commas must be in double quotes" (job arguments page).
    """

    def encode(self, value: Mapping[str, str]) -> str | None:
        """Join the pairs; an empty mapping means no argument."""
        return (
            ",".join(
                f'{name}="{text}"' if re.search(r"[\s,]", text) else f"{name}={text}" for name, text in value.items()
            )
            or None
        )

    def decode(self, text: str) -> dict[str, str] | None:
        """Split the pairs, where none is quoted."""
        pairs = [re.fullmatch(r"([^\s=,\"]+)=([^\s,\"]*)", pair) for pair in text.split(",")]
        found = {pair[1]: pair[2] for pair in pairs if pair}
        return found if len(found) == len(pairs) else None


@dataclass(frozen=True)
class Settings:
    """Codec of Spark settings, ``a=1 --conf b=2``: the argument ``--conf`` contains all of them."""

    def encode(self, value: Mapping[str, str]) -> str:
        """Join the settings."""
        return " --conf ".join(f"{key}={setting}" for key, setting in value.items())

    def decode(self, text: str) -> dict[str, str] | None:
        """Split the settings, where each has a name and a value without spaces, and no name is repeated."""
        pairs = [setting.partition("=") for setting in text.split(" --conf ")]
        found = {key: setting for key, _, setting in pairs}
        is_simple = all(
            re.fullmatch(r"(?!--)[^\s=]+", key) and equals and not re.search(r"\s", setting)
            for key, equals, setting in pairs
        )
        return found if is_simple and len(found) == len(pairs) else None


@dataclass(frozen=True)
class Word:
    """Codec of a value by its last word: "enable" for ``job-bookmark-enable``."""

    prefix: str
    words: tuple[str, ...]

    def encode(self, value: str) -> str:
        """Return the full value."""
        return f"{self.prefix}{value}"

    def decode(self, text: str) -> str | None:
        """Return the last word."""
        word = text.removeprefix(self.prefix)
        return word if word in self.words and word != text else None


# A folder as in props, without characters that are wildcards in a policy; an object in s3://.
FOLDER = Text(re.compile(r"s3[an]?://[^/\s*?]+(?:/[^\s*?]*)?", re.IGNORECASE))
OBJECT = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]*[^\s*?,/]")
OBJECT_OR_FOLDER = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]+")
# Not a file: the name of a wheel is checked when the job is created.
REQUIREMENT = re.compile(r"(?!.*\.(?:whl|zip|txt)$)[A-Za-z0-9][^\s,:/]*")
ANY_TEXT = Text(re.compile(r".+", re.DOTALL))
WORDS = Items(re.compile(r"[^\s,]+"))
