"""Resources in loops: `Fn::ForEach` of the language extensions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOOP = "Fn::ForEach::"


def unroll(resources: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield every resource: the name of its member of Resources, its name, and the resource.

    A resource in a loop occurs once; strings with the loop's variable are unknown. A malformed loop is omitted.
    """
    for name, resource in resources.items():
        for own, value in _within(name, resource):
            yield name, own, value


def _within(name: str, resource: Any) -> Iterator[tuple[str, Any]]:
    if not name.startswith("Fn::"):
        yield name, resource
    elif name.startswith(_LOOP) and isinstance(resource, list) and len(resource) == 3:  # noqa: PLR2004 - its parts
        variable, _, body = resource
        if isinstance(variable, str) and isinstance(body, dict):
            marks = (f"${{{variable}}}", f"&{{{variable}}}")
            for key, value in body.items():
                yield from ((own, _with_unknown_texts(within, marks)) for own, within in _within(key, value))


def _with_unknown_texts(value: Any, marks: tuple[str, str]) -> Any:
    """Replace every string with a loop's variable in a value by an intrinsic function."""
    if isinstance(value, str):
        return {"Fn::Sub": value} if _has_variable(value, marks) else value
    if isinstance(value, list):
        return [_with_unknown_texts(item, marks) for item in value]
    if isinstance(value, dict):
        # For the rules, a key with Fn:: means that a macro may add properties.
        return {
            f"Fn::ForEach::{key}" if _has_variable(key, marks) else key: _with_unknown_texts(item, marks)
            for key, item in value.items()
        }
    return value


def _has_variable(text: str, marks: tuple[str, str]) -> bool:
    return any(mark in text for mark in marks)
