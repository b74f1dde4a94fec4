"""Values of a CloudFormation object, read with CloudFormation's own tolerance.

A value is one of four things: absent (`None`), not knowable before deployment (`UNKNOWN`), of the type that
the property wants, or of another type. The last is noted once, for the rule value-of-wrong-type, and is UNKNOWN to all
others: no rule has to guard against junk.

CloudFormation turns every scalar into a string on its way to the service, so `"10"` is a number and `5.1` is a string.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, TypeAlias

from glue_constructs.model.scalars import flag_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unknown:
    """The type of `UNKNOWN`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"

    def _refuse(self, *_other: object) -> NoReturn:
        raise TypeError("UNKNOWN has neither a truth value nor an order: ask isinstance(fact, str) or the like first")

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


UNKNOWN: Final = Unknown()
"""A fact that nobody can know before deployment. It equals only itself; asking for its truth or order raises."""

Text: TypeAlias = str | Unknown | None
Number: TypeAlias = int | float | Unknown | None
Integer: TypeAlias = int | Unknown | None
Flag: TypeAlias = bool | Unknown | None


class Mistyped(NamedTuple):
    """A value whose type its property does not take."""

    property: str
    wanted: str
    got: object


class Members:
    """The members of one CloudFormation object.

    Args:
        value: The object, or whatever stands in its place.
        mistyped: Where values of a wrong type are noted.
        path: The object's own property path; empty for a resource's properties.
        absent: What a missing member is: `None`, or `UNKNOWN` when it may yet come from elsewhere.
    """

    __slots__ = ("_absent", "_given", "_known", "_mistyped", "_path")

    def __init__(
        self, value: object, mistyped: list[Mistyped], *, path: str = "", absent: Unknown | None = None
    ) -> None:
        self._mistyped = mistyped
        self._path = path
        self._absent = absent
        self._given: Mapping[object, object] = {}
        # What the members stand for, found out once.
        self._known: dict[str, object] = {}
        if value is None:
            return  # first, because most objects inside a job are left out
        if isinstance(value, (dict, Mapping)):
            self._given = value
            for key, item in value.items():
                if isinstance(key, str):
                    if key.startswith("Fn::"):
                        self._absent = UNKNOWN  # a macro (Fn::Transform, Fn::ForEach) may bring in more of them
                    else:
                        self._known[key] = resolved(item)
        elif isinstance(value, Unknown):
            self._absent = UNKNOWN
        else:
            self._absent = self._note(path or "Properties", "an object", value)

    def text(self, key: str) -> Text:
        """Read a string; scalars of other types become one, as CloudFormation makes them."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, (str, Unknown)):
            return value
        text = text_of(value)
        return self._note(self._at(key), "a string", value) if text is None else text

    def number(self, key: str) -> Number:
        """Read a number; a numeric string is one."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        number = number_of(value)
        return self._note(self._at(key), "a number", value) if number is None else number

    def integer(self, key: str) -> Integer:
        """Read a whole number; `2.0` and `"2"` are one."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        number = number_of(value)
        return number if isinstance(number, int) else self._note(self._at(key), "a whole number", value)

    def flag(self, key: str) -> Flag:
        """Read a boolean; `"true"` and `"false"` are one."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, (bool, Unknown)):
            return value
        flag = flag_of(value)
        return self._note(self._at(key), "true or false", value) if flag is None else flag

    def section(self, key: str, mistyped: list[Mistyped] | None = None) -> Members:
        """Read an object inside this one. What may come from elsewhere into this one may come into it too.

        Args:
            key: The object's name.
            mistyped: Where its values of a wrong type are noted; left out, with those of this one.
        """
        noted = self._mistyped if mistyped is None else mistyped
        return Members(self._known.get(key, self._absent), noted, path=self._at(key), absent=self._absent)

    def json_section(self, key: str, mistyped: list[Mistyped] | None = None) -> Members:
        """Read an object inside this one that CloudFormation also takes as JSON text."""
        noted = self._mistyped if mistyped is None else mistyped
        value = self._known.get(key, self._absent)
        return Members(
            _parsed(value) if isinstance(value, str) else value, noted, path=self._at(key), absent=self._absent
        )

    def texts(self) -> Iterator[tuple[str, str | Unknown]]:
        """Every member that is there, as `text` reads it; a macro is none, and CloudFormation refuses a null."""
        for key, value in self._known.items():
            if value is None and self._given[key] is None:
                yield key, self._note(self._at(key), "a string", None)
            elif (text := self.text(key)) is not None:
                yield key, text

    def numbers(self) -> Iterator[tuple[str, int | float]]:
        """Every member that is a number, and no text of one."""
        for key, value in self._known.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                yield key, value

    def list_of_texts(self, key: str) -> tuple[str | Unknown, ...] | Unknown | None:
        """Read a list of strings; one that is not a string is noted, and unknown."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        if not isinstance(value, (list, tuple)):
            return self._note(self._at(key), "a list of strings", value)
        items = Members({f"{index}": item for index, item in enumerate(value)}, self._mistyped, path=self._at(key))
        return tuple(text for _, text in items.texts())

    @property
    def paths(self) -> tuple[str, ...]:
        """The property paths of the members that are there; a macro is none."""
        below = f"{self._path}." if self._path else ""
        # A list first: a generator takes half as long again, and every job is asked five times.
        return tuple([f"{below}{key}" for key, value in self._known.items() if value is not None])

    @property
    def absent(self) -> Unknown | None:
        """What a missing member is."""
        return self._absent

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _note(self, path: str, wanted: str, got: object) -> Unknown:
        self._mistyped.append(Mistyped(path, wanted, got))
        return UNKNOWN


def resolved(value: object) -> object:
    """What a value stands for: itself, or, when it is an intrinsic function, `UNKNOWN` (AWS::NoValue: nothing).

    A text with a dynamic reference in it, {{resolve:ssm:...}}, is as unknown.
    """
    # The quick questions first: they settle most values, and asking for a Mapping takes ten times as long.
    if isinstance(value, str):
        return UNKNOWN if "{{resolve:" in value else value
    if value is None or isinstance(value, int) or not isinstance(value, (dict, Mapping)) or len(value) != 1:
        return value
    ((function, argument),) = value.items()
    if function == "Ref":
        return None if argument == "AWS::NoValue" else UNKNOWN
    return UNKNOWN if isinstance(function, str) and function.startswith("Fn::") else value


def _parsed(text: str) -> object:
    """The object that the text is in JSON; the text itself when it is none."""
    try:
        value = json.loads(text) if text.lstrip().startswith("{") else text
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, dict) else text
