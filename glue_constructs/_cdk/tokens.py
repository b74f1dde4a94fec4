"""CDK tokens as the rules see them: unknown values (design decision 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

UNKNOWN: dict[str, str] = {"Ref": "Token"}
"""An intrinsic, which every rule takes for unknown."""

# CDK encodes a number's token in a NaN-free corner of the doubles, all of them below this
# (aws-cdk-lib core/lib/private/encoding.ts: the sign and exponent bits are 0xFBFF, about -1.888e289).
_HIGHEST_NUMBER_TOKEN = -1.8e289


def is_token(value: object) -> bool:
    """Whether a value is, or holds, a CDK token. Costs no jsii crossing."""
    if isinstance(value, str):
        return "${Token[" in value or "#{Token[" in value
    if isinstance(value, float):
        return value < _HIGHEST_NUMBER_TOKEN
    return False


def without_tokens(value: Any) -> Any:
    """The same value with every token, and every object of the CDK, replaced by an intrinsic."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return UNKNOWN if is_token(value) else value
    if isinstance(value, Mapping):
        return UNKNOWN if any(is_token(key) for key in value) else {k: without_tokens(v) for k, v in value.items()}
    if isinstance(value, Sequence):
        return [without_tokens(item) for item in value]
    return UNKNOWN
