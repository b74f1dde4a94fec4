"""Types of YAML values: by their tag, or by their format."""

from __future__ import annotations

from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

_STANDARD = "tag:yaml.org,2002:"


def scalar_value(event: Any) -> Any:
    """Return the value of a scalar event."""
    tag, text = event.tag, event.value
    if tag is None:
        return _resolved(text) if event.implicit[0] else text
    if tag.startswith(_STANDARD):
        return _of_type(tag, text)
    return long_form(tag, text)


def long_form(tag: str | None, value: Any) -> Any:
    """Return the long form of a short form: `!GetAtt a.b` is `{"Fn::GetAtt": ["a", "b"]}`."""
    if tag is None or tag == "!" or tag.startswith(_STANDARD):
        return value
    name = tag.lstrip("!")
    if name == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {name if name in ("Ref", "Condition") else f"Fn::{name}": value}


def levels_of(value: Any) -> int:
    """Return the levels of objects and lists of a scalar's value: a scalar with a short form becomes an object."""
    if not isinstance(value, dict):
        return 0
    return 2 if any(isinstance(argument, list) for argument in value.values()) else 1


# "2012-10-17" is the version of a policy and "2010-09-09" that of a template: strings, not dates.
_RESOLVERS = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":value", ":merge"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _resolved(text: str) -> Any:
    """Resolve a plain scalar: a number, a boolean, null, or a string."""
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return _of_type(tag, text)
    return text


def _of_type(tag: str, text: str) -> Any:
    construct = _CONSTRUCT.get(tag.removeprefix(_STANDARD))
    try:
        return text if construct is None else construct(yaml.ScalarNode(tag, text))
    except (ValueError, KeyError, IndexError):
        # The text does not match its tag, or the number is out of range.
        return text


_CONSTRUCTOR = yaml.constructor.SafeConstructor()
_CONSTRUCT = {
    "bool": _CONSTRUCTOR.construct_yaml_bool,
    "float": _CONSTRUCTOR.construct_yaml_float,
    "int": _CONSTRUCTOR.construct_yaml_int,
    "null": _CONSTRUCTOR.construct_yaml_null,
}
