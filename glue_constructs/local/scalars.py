"""Scalars as an API takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from botocore.model import Shape


def typed(properties: dict[str, Any], client: Any, operation: str) -> dict[str, Any]:
    """Properties with the scalar types that an operation takes.

    CloudFormation passes scalars on as the template has them, a number as a string for instance; the API says what they
    are. What does not fit is left for botocore to refuse.
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


def _scalar(value: Any, kind: str) -> Any:
    if kind == "string" and isinstance(value, bool):
        return str(value).lower()
    if kind == "string" and isinstance(value, (int, float)):
        return str(value)
    if kind == "boolean" and value in ("true", "false"):
        return value == "true"
    return _number(value, kind) if kind in ("integer", "double") else value


def _number(value: Any, kind: str) -> Any:
    try:
        number = float(value)
    except ValueError:
        return value
    if kind == "double":
        return number
    return int(number) if number.is_integer() else value
