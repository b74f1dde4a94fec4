"""Conversions of scalars as in CloudFormation, which converts each to a string for the service.

So `"10"` is a number, `5.1` is a string and `"true"` a boolean. Each function returns `None` for any other value.
"""

from __future__ import annotations

import math
import re

# Bounded, because int() of thousands of digits raises; ASCII, because int() also takes other scripts' digits.
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,15})?", re.ASCII)
_FLAGS = {"true": True, "false": False}


def text_of(value: object) -> str | None:
    """Convert a scalar to a string."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, (str, int, float)) else None


def number_of(value: object) -> int | float | None:
    """Convert a scalar to a number, an `int` when it is whole."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and _NUMBER.fullmatch(value):
        value = float(value) if "." in value else int(value)
    if isinstance(value, float) and math.isfinite(value):
        return int(value) if value.is_integer() else value
    return value if isinstance(value, int) else None


def flag_of(value: object) -> bool | None:
    """Convert a scalar to a boolean."""
    if isinstance(value, bool):
        return value
    return _FLAGS.get(value.lower()) if isinstance(value, str) else None
