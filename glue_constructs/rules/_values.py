"""Values of a CloudFormation object, with CloudFormation's type conversions.

A value is absent (`None`), known only during the deployment (`UNKNOWN`), of the expected type, or of another type. The
last is recorded once for the rule value-of-wrong-type, and is UNKNOWN to all other rules, which need no type checks.

CloudFormation converts every scalar to a string for the service, so `"10"` is a number and `5.1` is a string.
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
        raise TypeError("UNKNOWN has neither a truth value nor an order: check the type first, isinstance(fact, str)")

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse


UNKNOWN: Final = Unknown()
"""A fact that is known only during the deployment. It equals only itself; its truth value and order raise an error."""

Text: TypeAlias = str | Unknown | None
Number: TypeAlias = int | float | Unknown | None
Integer: TypeAlias = int | Unknown | None
Flag: TypeAlias = bool | Unknown | None


class Mistyped(NamedTuple):
    """A value of the wrong type for its property."""

    property: str
    wanted: str
    got: object


class Members:
    """The members of one CloudFormation object.

    Args:
        value: The object, or any other value in its place.
        mistyped: The list to record values of a wrong type in.
        path: The object's own property path; empty for a resource's properties.
        absent: The value of a missing member: `None`, or `UNKNOWN` when a macro may add it.
    """

    __slots__ = ("_absent", "_given", "_known", "_mistyped", "_path")

    def __init__(
        self, value: object, mistyped: list[Mistyped], *, path: str = "", absent: Unknown | None = None
    ) -> None:
        self._mistyped = mistyped
        self._path = path
        self._absent = absent
        self._given: Mapping[object, object] = {}
        # The resolved members.
        self._known: dict[str, object] = {}
        if value is None:
            return  # first, because most objects inside a job are not set
        if isinstance(value, (dict, Mapping)):
            self._given = value
            for key, item in value.items():
                if isinstance(key, str):
                    if key.startswith("Fn::"):
                        self._absent = UNKNOWN  # a macro (Fn::Transform, Fn::ForEach) may add members
                    else:
                        self._known[key] = resolved(item)
        elif isinstance(value, Unknown):
            self._absent = UNKNOWN
        else:
            self._absent = self._record(path or "Properties", "an object", value)

    def string(self, key: str) -> Text:
        """Read a string; other scalars are converted as by CloudFormation."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, (str, Unknown)):
            return value
        text = text_of(value)
        return self._record(self._at(key), "a string", value) if text is None else text

    def number(self, key: str) -> Number:
        """Read a number, also from a numeric string."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        number = number_of(value)
        return self._record(self._at(key), "a number", value) if number is None else number

    def integer(self, key: str) -> Integer:
        """Read a whole number, also from `2.0` and `"2"`."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        number = number_of(value)
        return number if isinstance(number, int) else self._record(self._at(key), "a whole number", value)

    def boolean(self, key: str) -> Flag:
        """Read a boolean, also from `"true"` and `"false"`."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, (bool, Unknown)):
            return value
        flag = flag_of(value)
        return self._record(self._at(key), "true or false", value) if flag is None else flag

    def section(self, key: str, mistyped: list[Mistyped] | None = None) -> Members:
        """Read an object inside this one. If a macro may add members to this one, it may add some to that one, too.

        Args:
            key: The object's name.
            mistyped: The list to record its values of a wrong type in. Default: this object's list
        """
        recorded = self._mistyped if mistyped is None else mistyped
        return Members(self._known.get(key, self._absent), recorded, path=self._at(key), absent=self._absent)

    def json_section(self, key: str, mistyped: list[Mistyped] | None = None) -> Members:
        """Read an object inside this one that CloudFormation also accepts as JSON text."""
        recorded = self._mistyped if mistyped is None else mistyped
        value = self._known.get(key, self._absent)
        return Members(
            _parsed(value) if isinstance(value, str) else value, recorded, path=self._at(key), absent=self._absent
        )

    def strings(self) -> Iterator[tuple[str, str | Unknown]]:
        """Yield every member as read by `string`, except macros; a null is recorded, as CloudFormation refuses it."""
        for key, value in self._known.items():
            if value is None and self._given[key] is None:
                yield key, self._record(self._at(key), "a string", None)
            elif (text := self.string(key)) is not None:
                yield key, text

    def numbers(self) -> Iterator[tuple[str, int | float]]:
        """Yield every member that is a number, not a numeric string."""
        for key, value in self._known.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                yield key, value

    def list_of_strings(self, key: str) -> tuple[str | Unknown, ...] | Unknown | None:
        """Read a list of strings; an item that is not a string is recorded, and UNKNOWN."""
        value = self._known.get(key, self._absent)
        if value is None or isinstance(value, Unknown):
            return value
        if not isinstance(value, (list, tuple)):
            return self._record(self._at(key), "a list of strings", value)
        items = Members({f"{index}": item for index, item in enumerate(value)}, self._mistyped, path=self._at(key))
        return tuple(text for _, text in items.strings())

    @property
    def paths(self) -> tuple[str, ...]:
        """The property paths of the members, without macros."""
        below = f"{self._path}." if self._path else ""
        # A list, because a generator takes 50 % longer, and every job needs it five times.
        return tuple([f"{below}{key}" for key, value in self._known.items() if value is not None])

    @property
    def absent(self) -> Unknown | None:
        """The value of a missing member."""
        return self._absent

    def _at(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _record(self, path: str, wanted: str, got: object) -> Unknown:
        self._mistyped.append(Mistyped(path, wanted, got))
        return UNKNOWN


def resolved(value: object) -> object:
    """Resolve a value: `UNKNOWN` for an intrinsic function, `None` for AWS::NoValue, otherwise the value itself.

    A string with a dynamic reference, {{resolve:ssm:...}}, is also UNKNOWN.
    """
    # The fast checks first: they suffice for most values, and the check for a Mapping takes ten times as long.
    if isinstance(value, str):
        return UNKNOWN if "{{resolve:" in value else value
    if value is None or isinstance(value, int) or not isinstance(value, (dict, Mapping)) or len(value) != 1:
        return value
    ((function, argument),) = value.items()
    if function == "Ref":
        return None if argument == "AWS::NoValue" else UNKNOWN
    return UNKNOWN if isinstance(function, str) and function.startswith("Fn::") else value


def _parsed(text: str) -> object:
    """Parse a JSON object; return the text unchanged when it is not one."""
    try:
        value = json.loads(text) if text.lstrip().startswith("{") else text
    except (ValueError, RecursionError):
        return text
    return value if isinstance(value, dict) else text
