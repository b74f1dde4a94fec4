"""Decoding of text files in any Unicode encoding."""

from __future__ import annotations

import json

from glue_constructs.templates.problems import Malformed

# Control characters that occur only in binary data; tabs and line ends are text.
_CONTROLS = frozenset(map(chr, range(32))) - {"\t", "\n", "\r", "\f"}
_SAMPLE = 4096


def decode(raw: bytes) -> str:
    """Decode UTF-8, UTF-16 or UTF-32, with or without a byte order mark.

    Raises:
        Malformed: The content is empty, binary, or in another encoding.
    """
    if not raw.strip():
        raise Malformed("is empty")
    try:
        # The standard library detects the encoding by the first bytes. Templates begin with ASCII, like JSON.
        text = raw.decode(json.detect_encoding(raw)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        if b"\0" in raw[:_SAMPLE]:
            raise Malformed("is binary, not text") from None
        line = raw.count(b"\n", 0, error.start) + 1
        raise Malformed(f"is not UTF-8 text: byte {raw[error.start]:#04x}", line) from None
    if not _CONTROLS.isdisjoint(text[:_SAMPLE]):
        raise Malformed("is binary, not text")
    if not text.strip():
        raise Malformed("is empty")
    return text
