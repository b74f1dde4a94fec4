"""String patterns of the Glue API."""

from __future__ import annotations

import re

# What the API model's single-line pattern excludes: control characters except tab, and noncharacters.
_NOT_SINGLE_LINE = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff\ufffe\uffff]")
# Its multi-line pattern also allows CR and LF.
_NOT_MULTI_LINE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 255

NAME = "1 to 255 characters without control characters"
"""What `is_name` accepts."""


def is_name(text: str) -> bool:
    """Whether it is a valid name in Glue."""
    return 1 <= len(text) <= _LONGEST_NAME and _NOT_SINGLE_LINE.search(text) is None


def is_multi_line(text: str) -> bool:
    """Whether it has no control characters except tabs and line ends."""
    return _NOT_MULTI_LINE.search(text) is None
