"""Checks StartJob's parameters against the types, lengths, patterns and values of Amazon Location's service model."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.tokens import UNKNOWN, without_tokens
from glue_constructs.handlers.location.tag import MODEL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# The patterns of the model are Java's. Python's `re` has no character properties, so text is converted to ASCII for
# these three.
_PROPERTIES = {r"\p{L}": "a-zA-Z", r"\p{N}": "0-9", r"\p{Z}": " "}
_ASCII_OF_CATEGORY = {"L": "a", "N": "0", "Z": " "}


def find_model_faults(parameters: Mapping[str, Any]) -> dict[str, str]:
    """Return the reasons for which Amazon Location would reject the parameters, by path. Tokens are not checked."""
    return dict(_check_value("StartJobRequest", without_tokens(parameters), ""))


@cache
def _shapes() -> dict[str, Any]:
    shapes: dict[str, Any] = json.loads(MODEL.read_text())["shapes"]
    return shapes


def _check_value(name: str, value: Any, path: str) -> Iterator[tuple[str, str]]:
    shape = _shapes()[name]
    if value == UNKNOWN:
        return
    if fault := _CHECKS[shape["type"]](shape, value):
        yield path, fault
        return
    for part, shape_name, item in _children(shape, value):
        yield from _check_value(shape_name, item, f"{path}.{part}" if path else part)


def _children(shape: Mapping[str, Any], value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield the values inside a value: the last part of the path, the name of the shape, the value."""
    if shape["type"] == "structure":
        yield from ((name, shape["members"][name]["shape"], item) for name, item in value.items())
    elif shape["type"] == "list":
        yield from ((str(number), shape["member"]["shape"], item) for number, item in enumerate(value))
    elif shape["type"] == "map":
        for key, item in value.items():
            yield f"key {key!r}", shape["key"]["shape"], key
            yield repr(key), shape["value"]["shape"], item


def _check_structure(shape: Mapping[str, Any], value: Mapping[str, Any]) -> str | None:
    missing = [name for name in shape.get("required", ()) if name not in value]
    return f"must have {', '.join(missing)}" if missing else None


def _check_map(shape: Mapping[str, Any], value: Any) -> str | None:
    if not isinstance(value, Mapping):
        return f"must be a mapping, got {value!r}"
    return _check_size(shape, value, "entries")


def _check_list(shape: Mapping[str, Any], value: Any) -> str | None:
    if isinstance(value, str) or not isinstance(value, Sequence):
        return f"must be a list, got {value!r}"
    return _check_size(shape, value, "items")


def _check_string(shape: Mapping[str, Any], value: Any) -> str | None:
    if not isinstance(value, str):
        return f"must be a string, got {value!r}"
    if "enum" in shape and value not in shape["enum"]:
        return f"must be {' or '.join(map(repr, shape['enum']))}, got {value!r}"
    if "pattern" in shape and not _matches(shape["pattern"], value):
        return f"must match {shape['pattern']}, got {value!r}"
    return _check_size(shape, value, "characters")


def _check_size(shape: Mapping[str, Any], value: Sequence[Any] | Mapping[Any, Any], what: str) -> str | None:
    least, most = shape.get("min", 0), shape.get("max", len(value))
    return None if least <= len(value) <= most else f"must have {least} to {most} {what}, got {len(value)}"


_CHECKS: dict[str, Callable[[Mapping[str, Any], Any], str | None]] = {
    "structure": _check_structure,
    "map": _check_map,
    "list": _check_list,
    "string": _check_string,
}


def _matches(pattern: str, text: str) -> bool:
    if any(java in pattern for java in _PROPERTIES):
        text = _to_ascii(text)
    for java, python in _PROPERTIES.items():
        pattern = pattern.replace(java, python)
    return re.fullmatch(pattern, text, re.ASCII) is not None


def _to_ascii(text: str) -> str:
    return "".join(c if c.isascii() else _ASCII_OF_CATEGORY.get(unicodedata.category(c)[0], c) for c in text)
