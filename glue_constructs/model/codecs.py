"""From a prop's value to the text of its argument, and back.

A text is decoded only where encoding gives the same text again: what a person wrote in another way stays an argument.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Codec(Protocol):
    """How a value is written in an argument."""

    def encode(self, value: Any) -> str | None:
        """The text; `None` where the value is said by the argument's absence. The value's type was checked before."""

    def decode(self, text: str) -> Any:
        """The value; `None` where no value gives this very text."""


@dataclass(frozen=True)
class Switch:
    """True and False.

    Attributes:
        off: The text of False; `None` where off is the argument's absence.
    """

    off: str | None

    def encode(self, value: bool) -> str | None:  # noqa: FBT001  # it is the value
        """``"true"`` or the text of off."""
        return "true" if value else self.off

    def decode(self, text: str) -> bool | None:
        """Whether it is on."""
        return {"true": True, self.off: False}.get(text)


@dataclass(frozen=True)
class Text:
    """A text as it is.

    Attributes:
        pattern: What a text must match to be decoded.
    """

    pattern: re.Pattern[str]

    def encode(self, value: str) -> str:
        """The same."""
        return value

    def decode(self, text: str) -> str | None:
        """The same, where the prop takes it."""
        return text if self.pattern.fullmatch(text) else None


@dataclass(frozen=True)
class WholeNumber:
    """A whole number above zero."""

    def encode(self, value: int | str) -> str:
        """Its digits."""
        return str(value)

    def decode(self, text: str) -> int | None:
        """The number, when it is written without ornaments."""
        return int(text) if re.fullmatch(r"[1-9]\d{0,5}", text, re.ASCII) else None


@dataclass(frozen=True)
class Items:
    """A list, separated by commas.

    Attributes:
        pattern: What each item must match to be decoded.
    """

    pattern: re.Pattern[str]

    def encode(self, value: Sequence[str]) -> str | None:
        """The items; none are said by absence."""
        return ",".join(value) or None

    def decode(self, text: str) -> list[str] | None:
        """The items."""
        items = text.split(",")
        return items if all(map(self.pattern.fullmatch, items)) else None


@dataclass(frozen=True)
class Pairs:
    """Names and values, ``A=1,B="x, y"``.

    "Values with spaces or commas must be in double quotes" (job arguments page).
    """

    def encode(self, value: Mapping[str, str]) -> str | None:
        """The pairs; none are said by absence."""
        return (
            ",".join(
                f'{name}="{text}"' if re.search(r"[\s,]", text) else f"{name}={text}" for name, text in value.items()
            )
            or None
        )

    def decode(self, text: str) -> dict[str, str] | None:
        """The pairs, where none is quoted."""
        pairs = [re.fullmatch(r"([^\s=,\"]+)=([^\s,\"]*)", pair) for pair in text.split(",")]
        found = {pair[1]: pair[2] for pair in pairs if pair}
        return found if len(found) == len(pairs) else None


@dataclass(frozen=True)
class Settings:
    """Settings of Spark, ``a=1 --conf b=2``: the one argument ``--conf`` holds them all."""

    def encode(self, value: Mapping[str, str]) -> str:
        """The chain."""
        return " --conf ".join(f"{key}={setting}" for key, setting in value.items())

    def decode(self, text: str) -> dict[str, str] | None:
        """The settings, where each has a name and a value without spaces, and none stands twice."""
        pairs = [setting.partition("=") for setting in text.split(" --conf ")]
        found = {key: setting for key, _, setting in pairs}
        plain = all(
            re.fullmatch(r"(?!--)[^\s=]+", key) and equals and not re.search(r"\s", setting)
            for key, equals, setting in pairs
        )
        return found if plain and len(found) == len(pairs) else None


@dataclass(frozen=True)
class Word:
    """One of the argument's values by its last word: "enable" of ``job-bookmark-enable``."""

    prefix: str
    words: tuple[str, ...]

    def encode(self, value: str) -> str:
        """The whole value."""
        return f"{self.prefix}{value}"

    def decode(self, text: str) -> str | None:
        """The word."""
        word = text.removeprefix(self.prefix)
        return word if word in self.words and word != text else None


# A folder as props take it, without what would be a wildcard in a policy; an object below s3://.
FOLDER = Text(re.compile(r"s3[an]?://[^/\s*?]+(?:/[^\s*?]*)?", re.IGNORECASE))
OBJECT = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]*[^\s*?,/]")
OBJECT_OR_FOLDER = re.compile(r"s3://[^/\s*?,]+/[^\s*?,]+")
# Not a file: a wheel's name is judged where the job is made.
REQUIREMENT = re.compile(r"(?!.*\.(?:whl|zip|txt)$)[A-Za-z0-9][^\s,:/]*")
ANY_TEXT = Text(re.compile(r".+", re.DOTALL))
WORDS = Items(re.compile(r"[^\s,]+"))
