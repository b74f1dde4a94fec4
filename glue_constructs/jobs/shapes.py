"""Type checks of props. The rules check the values; these functions refuse wrong types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from glue_constructs._cdk.tokens import is_token
from glue_constructs._cdk.values import enum_value
from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Result = TypeVar("Result")


def collect_errors(makers: Iterable[Callable[[], Iterable[Result]]]) -> list[Result]:
    """Call all functions, join their results and raise all their errors as one.

    Raises:
        InvalidInput: The error of one function unchanged, or one error with the messages of all.
    """
    results: list[Result] = []
    errors: list[InvalidInput] = []
    for maker in makers:
        try:
            results += maker()
        except InvalidInput as error:  # noqa: PERF203  # one function each: all errors are collected
            errors.append(error)
    if len(errors) == 1:
        raise errors[0]
    if errors:
        messages = [str(error) for error in errors]
        raise InvalidInput(("\n" if any("\n" in error for error in messages) else "; ").join(messages))
    return results


def require_bool(prop: str, value: object) -> bool:
    """Return a bool, and refuse other truthy or falsy values: the string ``"false"`` is true in Python."""
    if isinstance(value, bool):
        return value
    raise InvalidInput(f"{prop} must be True or False, got {value!r}")


def require_str(prop: str, value: object) -> str:
    """Return a string, or the value of an enum member."""
    string = enum_value(value)
    if isinstance(string, str):
        return string
    raise InvalidInput(f"{prop} must be a string, got {value!r}")


def require_str_list(prop: str, values: object) -> list[str]:
    """Return a list of strings. A single string is refused: Python would read it as a list of characters."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Sequence):
        raise InvalidInput(f"{prop} must be a list of strings, got {values!r}")
    return [require_str(f"{prop}[{index}]", value) for index, value in enumerate(values)]


def stringified(prop: str, values: object) -> dict[str, str]:
    """Return a mapping of names to strings, numbers and bools with the values as strings: True becomes "true"."""
    if not isinstance(values, Mapping):
        # Only the type: the value may contain secrets.
        raise InvalidInput(f"{prop} must be a mapping of names to values, got a {type(values).__name__}")
    wrong = [name for name in values if not isinstance(name, str) or not name]
    if wrong:
        raise InvalidInput(f"{prop} must have names that are strings, got {wrong!r}")
    return dict(collect_errors(partial(_stringified_item, prop, name, value) for name, value in values.items()))


def _stringified_item(prop: str, name: str, value: object) -> list[tuple[str, str]]:
    return [(name, scalar_to_str(f"{prop}[{name!r}]", value))]


def scalar_to_str(prop: str, value: Any) -> str:
    """Return a string, a number or a bool as a string."""
    value = enum_value(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, (int, float)):
        raise InvalidInput(f"{prop} must be a string, a number or a bool, got {value!r}")
    if is_token(value):
        from aws_cdk import Tokenization  # noqa: PLC0415  # only if a number is a token

        return Tokenization.stringify_number(value)
    return str(value)


def int_to_str(prop: str, value: object) -> str:
    """Return a whole number, or a token for one, as a string."""
    if isinstance(value, bool) or not (isinstance(value, int) or is_token(value)):
        raise InvalidInput(f"{prop} must be a whole number, got {value!r}")
    return scalar_to_str(prop, value)
