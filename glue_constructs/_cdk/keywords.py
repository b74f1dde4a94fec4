"""Errors of unexpected keyword arguments."""

from __future__ import annotations

from inspect import signature
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# The similarity of two names; with a lower value, executor_cores would be suggested for execution_class.
_ALIKE = 0.75


def require_keywords(kind: type, given: Iterable[str], takes: type) -> None:
    """Require that a construct has all given keyword arguments.

    Args:
        kind: The construct's class.
        given: The names of the given arguments that are not in the signature.
        takes: The `TypedDict` of the further arguments.

    Raises:
        TypeError: The construct does not have one of them.
    """
    for name in given:
        if name not in takes.__annotations__:
            raise unexpected_keyword(kind, name, takes)


def unexpected_keyword(kind: type, name: str, takes: type) -> TypeError:
    """Return the error of an unexpected keyword argument: Python's message, and a similar name."""
    from difflib import get_close_matches  # noqa: PLC0415  # only for an error

    known = {*signature(kind).parameters, *takes.__annotations__}
    meant = "".join(f"; did you mean {near!r}?" for near in get_close_matches(name, known, n=1, cutoff=_ALIKE))
    return TypeError(f"{kind.__name__} got an unexpected keyword argument {name!r}{meant}")
