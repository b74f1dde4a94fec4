"""Generation of Python source, formatted as ruff and black format it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Both formatters' default.
_WIDTH = 88
_STEP = 4


class Code(str):
    """An expression that is written verbatim: a name, or a member of an enum."""

    __slots__ = ()


@dataclass(frozen=True)
class Call:
    """A call.

    Attributes:
        function: The name of the function.
        positional: The positional arguments.
        named: The keyword arguments.
    """

    function: str
    positional: Sequence[Any] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Template:
    """An f-string: strings, and the names between them."""

    pieces: Sequence[str]


def statement(target: str, value: Any, *, indent: int = 0) -> str:
    """Return an assignment; without a target, an expression statement."""
    before = f"{' ' * indent}{target} = " if target else " " * indent
    return before + expression(value, indent=indent, before=len(before), after=0)


def expression(value: Any, *, indent: int, before: int, after: int) -> str:
    """Return an expression, on one line if it fits, else with one item per line.

    Args:
        value: A `Code`, a `Call`, or plain data.
        indent: The indentation of the first line.
        before: The width of the text before the expression on its first line.
        after: The width of the text after the expression on its last line.
    """
    flat = _flat(value)
    if before + _width(flat) + after <= _WIDTH or not _is_splittable(value):
        return flat
    opening, items, closing = _parts(value)
    inner = indent + _STEP
    lines = [
        " " * inner + key + expression(item, indent=inner, before=inner + len(key), after=1) + ","
        for key, item in items
    ]
    return "\n".join([opening, *lines, " " * indent + closing])


def string_literal(value: str) -> str:
    """Return a string literal, with the quotes that need fewer escapes; double quotes if equal."""
    return _quoted([value])


def _width(flat: str) -> int:
    """Return the width of a line: formatters count a wide East Asian character as two."""
    return len(flat) if flat.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in flat)


def _quoted(pieces: Sequence[str], *, prefix: str = "") -> str:
    plain = [piece for piece in pieces if not isinstance(piece, Code)]
    quote = "'" if sum(piece.count('"') - piece.count("'") for piece in plain) > 0 else '"'
    bodies = [f"{{{piece}}}" if isinstance(piece, Code) else _body(piece, quote, prefix) for piece in pieces]
    return prefix + quote + "".join(bodies) + quote


def _body(value: str, quote: str, prefix: str) -> str:
    # repr() escapes quotes, line ends, control characters and direction marks. With both quotes in the string it always
    # uses single quotes.
    body = repr(f"'\"{value}")[len("'\\'\"") : -1]
    if prefix:
        body = body.replace("{", "{{").replace("}", "}}")
    return body if quote == "'" else body.replace("\\'", "'").replace('"', '\\"')


def _flat(value: Any) -> str:
    if isinstance(value, Code):
        return str(value)
    if isinstance(value, str):
        return string_literal(value)
    if isinstance(value, Template):
        return _quoted(value.pieces, prefix="f")
    if not isinstance(value, (list, dict, Call)):
        return repr(value)
    opening, items, closing = _parts(value)
    return opening + ", ".join(key + _flat(item) for key, item in items) + closing


def _is_splittable(value: Any) -> bool:
    return isinstance(value, (list, dict, Call)) and bool(_parts(value)[1])


def _parts(value: Any) -> tuple[str, list[tuple[str, Any]], str]:
    """Return the opening, the items each with its prefix, and the closing of a container or a call."""
    if isinstance(value, Call):
        named = [(f"{name}=", item) for name, item in value.named.items()]
        return f"{value.function}(", [*(("", item) for item in value.positional), *named], ")"
    if isinstance(value, dict):
        return "{", [(f"{string_literal(str(key))}: ", item) for key, item in value.items()], "}"
    return "[", [("", item) for item in value], "]"
