"""The values of a template's parameters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.local.cloudformation.errors import ValidationError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_SSM = "AWS::SSM::Parameter::Value<"


@dataclass(frozen=True)
class Parameter:
    """One parameter of a stack.

    Attributes:
        raw_value: The string from the request, or the default. For an SSM parameter type it is the name of the SSM
            parameter, because UsePreviousValue reuses the name, not the value.
        value: The value of `Ref`: a string, a number, or a list.
        no_echo: Whether to mask the value.
        from_ssm: Whether the value is read from SSM.
    """

    raw_value: str
    value: Any
    no_echo: bool = False
    from_ssm: bool = False


def resolve_parameters(
    declared: Mapping[str, Mapping[str, Any]],
    given: Iterable[Mapping[str, Any]],
    *,
    previous: Mapping[str, Parameter],
    read_ssm: Callable[[str], str],
) -> dict[str, Parameter]:
    """Return the value of every declared parameter.

    Args:
        declared: The Parameters section of the template.
        given: The request's Parameters: ParameterKey with ParameterValue or UsePreviousValue.
        previous: The current parameters of the stack.
        read_ssm: Reads an SSM parameter by its name.

    Raises:
        ValidationError: A parameter is not declared, has no value, or has a value that its declaration does not allow.
    """
    raw_values = {item["ParameterKey"]: _raw_value(item, previous) for item in given}
    if unknown := sorted(raw_values.keys() - declared.keys()):
        raise ValidationError(f"Parameters: [{', '.join(unknown)}] do not exist in the template")
    defaults = {key: str(declaration["Default"]) for key, declaration in declared.items() if "Default" in declaration}
    raw_values = defaults | raw_values
    if missing := [key for key in declared if key not in raw_values]:
        raise ValidationError(f"Parameters: [{', '.join(missing)}] must have values")
    return {key: _parameter(key, declaration, raw_values[key], read_ssm) for key, declaration in declared.items()}


def _raw_value(item: Mapping[str, Any], previous: Mapping[str, Parameter]) -> str:
    key = item["ParameterKey"]
    if not item.get("UsePreviousValue"):
        return str(item.get("ParameterValue", ""))
    if key not in previous:
        raise ValidationError(f"Parameters: [{key}] must have values")
    return previous[key].raw_value


def _parameter(key: str, declaration: Mapping[str, Any], text: str, read_ssm: Callable[[str], str]) -> Parameter:
    kind = declaration.get("Type", "String")
    from_ssm = kind.startswith(_SSM)
    if from_ssm:
        kind = kind[len(_SSM) : -1]
    resolved = read_ssm(text) if from_ssm else text
    _check(key, declaration, resolved)
    return Parameter(
        raw_value=text,
        value=_convert(kind, resolved),
        no_echo=str(declaration.get("NoEcho", "false")).lower() == "true",
        from_ssm=from_ssm,
    )


def _check(key: str, declaration: Mapping[str, Any], text: str) -> None:
    allowed = declaration.get("AllowedValues")
    if allowed is not None and text not in [str(value) for value in allowed]:
        expected = ", ".join(str(value) for value in allowed)
        raise ValidationError(f"Template error: Parameter {key} must be one of AllowedValues [{expected}]")
    pattern = declaration.get("AllowedPattern")
    if pattern is not None and not re.fullmatch(pattern, text):
        raise ValidationError(f"Parameter {key} failed to satisfy constraint: must match pattern {pattern}")


def _convert(kind: str, text: str) -> Any:
    if kind == "CommaDelimitedList" or kind.startswith("List<"):
        items = [item.strip() for item in text.split(",")]
        return [_number(item) for item in items] if kind == "List<Number>" else items
    return _number(text) if kind == "Number" else text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        raise ValidationError(f"Parameter value {text!r} is not a number") from None
