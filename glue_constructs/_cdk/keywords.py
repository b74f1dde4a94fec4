"""Keyword arguments that nobody takes."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of the letters; a little less, and execution_class would be taken for executor_cores.
_ALIKE = 0.75


def require_keywords(kind: type, given: Iterable[str], takes: type) -> None:
    """Refuse keyword arguments that a construct does not take.

    Args:
        kind: The construct's class.
        given: The names that were given, beside those of its signature.
        takes: The `TypedDict` of what it takes beside those.

    Raises:
        TypeError: One is not known.
    """
    for name in given:
        if name not in takes.__annotations__:
            raise unexpected_keyword(kind, name, takes)


def unexpected_keyword(kind: type, name: str, takes: type) -> TypeError:
    """The error of a name that a construct does not take: in the words of Python, and with the name that was meant."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where there is a fault to tell

    known = {*signature(kind).parameters, *takes.__annotations__}
    meant = "".join(f"; did you mean {near!r}?" for near in get_close_matches(name, known, n=1, cutoff=_ALIKE))
    return TypeError(f"{kind.__name__} got an unexpected keyword argument {name!r}{meant}")
