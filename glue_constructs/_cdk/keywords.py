"""Keyword arguments of constructs: collected into props, shown to tools, and refused with the name that was meant."""

from __future__ import annotations

from functools import wraps
from inspect import CO_VARARGS, Signature, signature
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from glue_constructs.model.job_schema import snake_case

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    Hint = Callable[[str, str], str | None]

P = ParamSpec("P")
R = TypeVar("R")
Props = TypeVar("Props")

# The least similarity of two names: with a little less, execution_class would be taken for executor_cores.
_SIMILARITY = 0.75


class ConstructSignature:
    """The signature of a construct's class: that of its ``__init__``.

    Without it `inspect.signature` and the tools that use it see ``(*args, **kwargs)``, the parameters of the metaclass
    that jsii gives to every construct. Assign it to ``__signature__``.
    """

    def __get__(self, construct: object, kind: type) -> Signature:
        _self, *parameters = signature(kind.__init__).parameters.values()  # type: ignore[misc]  # it is only read
        return Signature(parameters)


def explain_keywords(
    hint: Hint = lambda _function, _name: None,
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Decorate a function: its unknown keyword arguments are refused together, each with the name that was meant.

    Too many positional arguments are refused with the names of those that it takes.

    Args:
        hint: Returns what to write instead of a name, given the function's name and that name; None where it does not
            know. Default: no hints but similar names.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        code = function.__code__
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        known = frozenset(names)
        most = None if code.co_flags & CO_VARARGS else code.co_argcount
        # A class is called by its name: SparkEtlJob(...), not SparkEtlJob.__init__(...).
        is_constructor = function.__name__ == "__init__"
        name = function.__qualname__.removesuffix(".__init__") if is_constructor else f"{function.__name__}()"

        @wraps(function)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            if not kwargs.keys() <= known:
                raise unexpected_keywords(name, [each for each in kwargs if each not in known], known, hint)
            if most is not None and len(args) > most:
                required = next((each for each in names[most:] if each not in (function.__kwdefaults__ or {})), None)
                raise _too_many_arguments(name, names[:most], len(args), required)
            return function(*args, **kwargs)

        return checked

    return decorate


def use_instead(names: Mapping[str, str]) -> Hint:
    """Return the hint that explains names, in snake_case, by the text of a table: what to write instead of each."""
    return lambda _function, name: names.get(snake_case(name))


def collect_props(props: type[Props], arguments: Mapping[str, object]) -> Props:
    """Collect the arguments of a function that are props and not None.

    Args:
        props: The `TypedDict` of the props.
        arguments: The function's ``locals()``. Its signature is generated from the props, so every prop is in there;
            written out they would be fifty lines in each kind of job.
    """
    names = props.__annotations__
    return cast("Props", {name: arguments[name] for name in names if arguments[name] is not None})


def unexpected_keywords(function: str, names: Sequence[str], known: Collection[str], hint: Hint) -> TypeError:
    """Return the error for keyword arguments that a function does not take.

    Args:
        function: The function's or the class's name.
        names: The unknown names.
        known: The names that it takes.
        hint: See `explain_keywords`.
    """
    suggestions = [_suggestion(function, name, known, hint) for name in names]
    if len(names) == 1:
        suggestion = suggestions[0] and f"; {suggestions[0]}"
        return TypeError(f"{function} got an unexpected keyword argument {names[0]!r}{suggestion}")
    lines = [f"{name!r}: {suggestion or 'unknown'}" for name, suggestion in zip(names, suggestions, strict=True)]
    return TypeError("\n  ".join([f"{function} got {len(names)} unexpected keyword arguments", *lines]))


def _too_many_arguments(function: str, names: Sequence[str], given: int, required: str | None) -> TypeError:
    own = names[1:] if names[:1] in (("self",), ("cls",)) else names
    takes = f"only {' and '.join(map(repr, own))}" if own else "nothing"
    such_as = f": {required}=..." if required else ""
    count = given - len(names) + len(own)
    return TypeError(f"{function} takes {takes} by position, got {count} arguments; pass the rest by keyword{such_as}")


def _suggestion(function: str, name: str, known: Collection[str], hint: Hint) -> str:
    if instead := hint(function, name):
        return instead
    if (spelling := snake_case(name)) in known:
        return f"use {spelling!r}"
    from difflib import get_close_matches  # noqa: PLC0415  # only where there is an error

    similar = get_close_matches(name, known, n=1, cutoff=_SIMILARITY)
    return f"did you mean {similar[0]!r}?" if similar else ""
