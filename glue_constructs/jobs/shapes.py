"""The Python shapes that typed props take. What a value means is left to the rules; these refuse the wrong type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from glue_constructs._cdk.tokens import is_token
from glue_constructs._cdk.values import enum_value
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made")


def gathered(makers: Iterable[Callable[[], Iterable[Made]]]) -> list[Made]:
    """Make what props bring, and tell the faults of all at once.

    Raises:
        InvalidInput: One maker's own error, or all of them joined when there are several.
    """
    made: list[Made] = []
    faults: list[InvalidInput] = []
    for make in makers:
        try:
            made += make()
        except InvalidInput as fault:  # noqa: PERF203  # each by itself: all faults are told
            faults.append(fault)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        told = [str(fault) for fault in faults]
        raise InvalidInput(("\n" if any("\n" in fault for fault in told) else "; ").join(told))
    return made


def boolean(prop: str, value: object) -> bool:
    """A bool, and nothing that only looks like one: ``"false"`` is true to Python."""
    if isinstance(value, bool):
        return value
    raise InvalidInput(f"{prop} must be True or False, got {value!r}")


def text(prop: str, value: object) -> str:
    """A string, or the string of an enum's member."""
    string = enum_value(value)
    if isinstance(string, str):
        return string
    raise InvalidInput(f"{prop} must be a string, got {value!r}")


def texts(prop: str, values: object) -> list[str]:
    """A list of strings. A string alone is refused: Python would take it for a list of its letters."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        raise InvalidInput(f"{prop} must be a list of strings, got {values!r}")
    return [text(f"{prop}[{index}]", value) for index, value in enumerate(values)]


def spelt_out(prop: str, values: object) -> dict[str, str]:
    """A mapping of names to strings, numbers and bools, with the values as strings: True is "true"."""
    if not isinstance(values, Mapping):
        # Its type only: an environment may hold secrets.
        raise InvalidInput(f"{prop} must be a mapping of names to values, got a {type(values).__name__}")
    wrong = [name for name in values if not isinstance(name, str) or not name]
    if wrong:
        raise InvalidInput(f"{prop} must have names that are strings, got {wrong!r}")
    return dict(gathered(partial(_item, prop, name, value) for name, value in values.items()))


def _item(prop: str, name: str, value: object) -> list[tuple[str, str]]:
    return [(name, scalar(f"{prop}[{name!r}]", value))]


def scalar(prop: str, value: Any) -> str:
    """A string, a number or a bool as a string."""
    value = enum_value(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (int, float)):
        raise InvalidInput(f"{prop} must be a string, a number or a bool, got {value!r}")
    if is_token(value):
        from aws_cdk import Tokenization  # noqa: PLC0415  # only where a number is a token

        return Tokenization.stringify_number(value)
    return str(value)


def whole_number(prop: str, value: object) -> str:
    """A whole number, or the token of one, as a string."""
    if isinstance(value, bool) or not (isinstance(value, int) or is_token(value)):
        raise InvalidInput(f"{prop} must be a whole number, got {value!r}")
    return scalar(prop, value)
