"""`Fn::ForEach` of the language extensions: the resources in the body of a loop, under the names that they have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LOOP = "Fn::ForEach::"


def unroll(resources: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Every resource: the name of the member of Resources that it comes from, its own name, and itself.

    A loop's resource occurs once, with texts that hold the loop's variable made unknown; a loop of another form is
    omitted.
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
                yield from ((own, _hidden(within, marks)) for own, within in _within(key, value))


def _hidden(value: Any, marks: tuple[str, str]) -> Any:
    """The value, with every text that holds a loop's variable made an intrinsic function."""
    if isinstance(value, str):
        return {"Fn::Sub": value} if _is_in(value, marks) else value
    if isinstance(value, list):
        return [_hidden(item, marks) for item in value]
    if isinstance(value, dict):
        # A key with Fn:: tells the reader of properties that a macro may bring in more of them.
        return {
            f"Fn::ForEach::{key}" if _is_in(key, marks) else key: _hidden(item, marks) for key, item in value.items()
        }
    return value


def _is_in(text: str, marks: tuple[str, str]) -> bool:
    return any(mark in text for mark in marks)
