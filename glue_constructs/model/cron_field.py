"""The fields of a cron expression: their syntax and values."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ELEMENT = re.compile(r"(?P<first>\*|\w+?)(?:-(?P<last>\w+))?(?:/(?P<step>\w+))?")


class Malformed(ValueError):
    """A malformed field; its message completes the sentence "Minutes must be ..."."""


@dataclass(frozen=True)
class Values:
    """The values of a field.

    Attributes:
        plain: The plain values.
        last: Whether the last day of the month is included ("L", Day-of-month only).
        nearest: Days whose nearest weekday is included ("15W", Day-of-month only); 0 is the month's last day ("LW").
        last_of_month: Weekdays whose last occurrence in the month is included ("6L", Day-of-week only).
    """

    plain: frozenset[int] = frozenset()
    last: bool = False
    nearest: frozenset[int] = frozenset()
    last_of_month: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Field:
    """A field of the grammar.

    Attributes:
        name: Its name in Glue's documentation.
        low: Its lowest value.
        high: Its highest.
        names: Names of its values, from `low` on.
        marks: The letters and the question mark that it allows in addition to values, "*", "-", "," and "/".
    """

    name: str
    low: int
    high: int
    names: tuple[str, ...] = ()
    marks: str = ""

    def read(self, text: str) -> Values | None:
        """Read the field; None for "?".

        Raises:
            Malformed: The field is malformed.
        """
        if text == "?" and "?" in self.marks:
            return None
        read = [self._element(element.upper()) for element in text.split(",")]
        return Values(
            frozenset().union(*(values.plain for values in read)),
            any(values.last for values in read),
            frozenset().union(*(values.nearest for values in read)),
            frozenset().union(*(values.last_of_month for values in read)),
        )

    def _element(self, text: str) -> Values:
        if special := self._special(text):
            return special
        found = _ELEMENT.fullmatch(text)
        if not found or (found["first"] == "*" and found["last"]):
            raise Malformed(f"{self._wanted()}, got {text!r}")
        low, high = (self.low, self.high) if found["first"] == "*" else self._range(found["first"], found["last"])
        step = self._step(found["step"])
        if found["step"] and not found["last"]:
            high = self.high  # "10/15" continues to the end of the field
        values = range(low, high + 1) if low <= high else [*range(low, self.high + 1), *range(self.low, high + 1)]
        return Values(frozenset(values[::step]))

    def _special(self, text: str) -> Values | None:
        if "W" in self.marks:
            if text == "L":
                return Values(last=True)
            if text == "LW":
                return Values(nearest=frozenset([0]))
            if text.endswith("W") and text[:-1].isdecimal():
                return Values(nearest=frozenset([self._value(text[:-1])]))
        elif "L" in self.marks:
            if text == "L":
                return Values(frozenset([self.high]))  # "the last day of the ... week"
            if text.endswith("L"):
                return Values(last_of_month=frozenset([self._value(text[:-1])]))
        return None

    def _range(self, first: str, last: str | None) -> tuple[int, int]:
        low = self._value(first)
        return low, low if last is None else self._value(last)

    def _step(self, text: str | None) -> int:
        most = self.high - self.low
        if text is None:
            return 1
        if text.isdecimal() and 1 <= int(text) <= most:
            return int(text)
        raise Malformed(f"stepped by 1 to {most}, got '/{text}'")

    def _value(self, text: str) -> int:
        if text in self.names:
            return self.low + self.names.index(text)
        if text.isdecimal() and text.isascii() and self.low <= int(text) <= self.high:
            return int(text)
        raise Malformed(f"{self._wanted()}, got {text!r}")

    def _wanted(self) -> str:
        names = f" or {self.names[0]}-{self.names[-1]}" if self.names else ""
        return f"{self.low} to {self.high}{names}, optionally with {' '.join([*',-*/', *self.marks])}"


MINUTES = Field("Minutes", 0, 59)
HOURS = Field("Hours", 0, 23)
DAYS = Field("Day-of-month", 1, 31, marks="?LW")
MONTHS = Field("Month", 1, 12, ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"))
WEEKDAYS = Field("Day-of-week", 1, 7, ("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"), marks="?L")
YEARS = Field("Year", 1970, 2199)
