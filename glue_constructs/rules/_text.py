"""Texts as the Glue API takes them."""

from __future__ import annotations

import re

# What the API model's single-line pattern leaves out: control characters but the tab, and what is no character.
_OFF_LINE = re.compile("[\x00-\x08\x0a-\x1f\ud800-\udfff\ufffe\uffff]")
# Its multi-line pattern has CR and LF too.
_OFF_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_NAME = 255

NAME = "1 to 255 characters without control characters"
"""What `is_name` asks for."""


def is_name(text: str) -> bool:
    """Whether it can be the name of something in Glue."""
    return 1 <= len(text) <= _LONGEST_NAME and _OFF_LINE.search(text) is None


def is_multi_line(text: str) -> bool:
    """Whether it has none of the control characters that a text of several lines cannot have."""
    return _OFF_TEXT.search(text) is None
