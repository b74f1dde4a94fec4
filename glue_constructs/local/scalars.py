"""Convert scalars to the types that an API operation requires."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.model.scalars import flag_of, number_of, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from botocore.model import Shape


def convert_scalars(properties: dict[str, Any], client: Any, operation: str) -> dict[str, Any]:
    """Convert the scalars in properties to the types in an operation's input shape.

    Scalars have the types of the template, for example a number may be a string. A value that cannot be converted stays
    as it is, and botocore rejects it.
    """
    shape = client.meta.service_model.operation_model(operation).input_shape
    converted: dict[str, Any] = _convert(properties, shape)
    return converted


def _convert(value: Any, shape: Shape | None) -> Any:
    if shape is None:
        return value
    if isinstance(value, dict):
        members = getattr(shape, "members", {})
        return {key: _convert(item, getattr(shape, "value", members.get(key))) for key, item in value.items()}
    if isinstance(value, list):
        return [_convert(item, getattr(shape, "member", None)) for item in value]
    return _scalar(value, shape.type_name)


def _double(value: object) -> float | None:
    number = number_of(value)
    return None if number is None else float(number)


_READERS: dict[str, Callable[[object], object | None]] = {
    "string": text_of,
    "boolean": flag_of,
    "integer": number_of,
    "double": _double,
}


def _scalar(value: Any, kind: str) -> Any:
    read = _READERS[kind](value) if kind in _READERS else None
    return value if read is None else read
