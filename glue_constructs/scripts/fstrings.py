"""F-strings that need Python 3.12 (PEP 701).

Older versions end an f-string at the first quote of its kind, and do not allow backslashes, comments or line ends in
its replacement fields. https://docs.python.org/3/whatsnew/3.12.html, "PEP 701"
"""

from __future__ import annotations

import ast
import io
import tokenize
from typing import TYPE_CHECKING

from glue_constructs.rules._script_facts import Syntax

if TYPE_CHECKING:
    from collections.abc import Iterator

_SINCE = (3, 12)
# A replacement field without any of these is valid in older versions.
_NEWER_MARKS = ("\\", "#", "\n", '"', "'")


def newer_fstring(source: str, formatted: list[ast.JoinedStr]) -> Syntax | None:
    """Return the first f-string that needs Python 3.12; this interpreter must be 3.12 or newer."""
    lines: list[bytes] = []
    for node in sorted(formatted, key=lambda each: each.lineno):
        # Columns in the tree are byte offsets in UTF-8.
        lines = lines or [line.encode(errors="replace") for line in io.StringIO(source, newline=None)]
        fields = (part for part in ast.walk(node) if isinstance(part, ast.FormattedValue))
        if any(mark in _text(lines, part) for part in fields for mark in _NEWER_MARKS) and _is_newer(
            _text(lines, node)
        ):
            return Syntax("an f-string with quotes, a backslash or a comment inside", _SINCE, node.lineno)
    return None


def _text(lines: list[bytes], node: ast.expr) -> str:
    end_line, end = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
    part = lines[node.lineno - 1 : end_line]
    if len(part) == 1:
        part = [part[0][node.col_offset : end]]
    elif part:
        part = [part[0][node.col_offset :], *part[1:-1], part[-1][:end]]
    return b"".join(part).decode(errors="replace")


def _is_newer(text: str) -> bool:
    """Whether the source of one or several adjacent f-strings is invalid before Python 3.12."""
    quotes: list[str] = []
    for token in _tokens(text):
        name = tokenize.tok_name[token.type]
        inside = quotes[-1] if quotes else None
        if name == "FSTRING_START":
            if any(outer in token.string for outer in quotes):
                return True
            quotes.append(_quote(token.string))
        elif name == "FSTRING_END":
            quotes.pop()
        elif inside is None or (name == "FSTRING_MIDDLE" and len(quotes) == 1):
            continue
        elif _is_new(name, token.string, quotes):
            return True
    return False


def _is_new(name: str, text: str, quotes: list[str]) -> bool:
    """Whether a token is invalid before Python 3.12 in a replacement field of f-strings with these quotes."""
    if name in ("NL", "NEWLINE"):
        return any(len(outer) == 1 for outer in quotes)
    return name == "COMMENT" or "\\" in text or any(outer in text for outer in quotes)


def _tokens(text: str) -> Iterator[tokenize.TokenInfo]:
    try:
        yield from tokenize.generate_tokens(io.StringIO(f"({text}\n)").readline)
    except (tokenize.TokenError, SyntaxError):
        return  # the source parses, so only a wrongly cut part has no tokens: report nothing


def _quote(start: str) -> str:
    """Return the quotes at the end of a string's first token."""
    return start[-3:] if start.endswith(('"""', "'''")) else start[-1]
