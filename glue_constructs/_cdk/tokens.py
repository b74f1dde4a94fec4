"""CDK tokens, which are unknown values to the rules (design decision 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

UNKNOWN: dict[str, str] = {"Ref": "Token"}
"""An intrinsic function, which every rule treats as unknown."""

# CDK encodes number tokens as doubles below this value
# (aws-cdk-lib core/lib/private/encoding.ts: the sign and exponent bits are 0xFBFF, about -1.888e289).
_HIGHEST_NUMBER_TOKEN = -1.8e289


def is_token(value: object) -> bool:
    """Whether a value is or contains a CDK token. Does not call jsii."""
    if isinstance(value, str):
        return "${Token[" in value or "#{Token[" in value
    if isinstance(value, float):
        return value < _HIGHEST_NUMBER_TOKEN
    return False


def without_tokens(value: Any) -> Any:
    """Replace every token and every CDK object in a value by an intrinsic function."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return UNKNOWN if is_token(value) else value
    if isinstance(value, Mapping):
        return UNKNOWN if any(is_token(key) for key in value) else {k: without_tokens(v) for k, v in value.items()}
    if isinstance(value, Sequence):
        return [without_tokens(item) for item in value]
    return UNKNOWN
