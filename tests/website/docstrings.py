"""Convert docstrings for the API reference. An extension of griffe.

The docstrings are Google style, with ``::`` before an example and names of the library in backticks. Examples become
code blocks, names become links.
"""

from __future__ import annotations

import ast
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import Any

from griffe import Extension, Object

_REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
_EXAMPLE = re.compile(r"^(?P<indent> *)(?P<lead>.*)::\n\n(?P<code>(?:(?P=indent)    .*(?:\n|\Z)|\n)+)", re.MULTILINE)
_NAME = re.compile(r"(?<![`\[])(?P<ticks>``?)(?P<name>\w+)(?P=ticks)(?![`\]])")


@cache
def sections() -> dict[str, str]:
    """Return the path of every name that has a section in the reference."""
    pages = "\n".join(page.read_text(encoding="utf-8") for page in sorted(_REFERENCE.glob("*.md")))
    return {path.rpartition(".")[2]: path for path in re.findall(r"^::: (\S+)", pages, re.MULTILINE)}


class ReadableDocstrings(Extension):
    """The extension of griffe."""

    def on_object(self, *, obj: Object, **_: Any) -> None:
        """Convert the docstring of an object."""
        if obj.docstring is not None:
            obj.docstring.value = readable(obj.docstring.value, of=obj.name)


def readable(text: str, *, of: str) -> str:
    """Return a docstring in Markdown. The name of the documented object does not become a link to itself."""
    return _NAME.sub(lambda found: _link(found, of), _EXAMPLE.sub(_block, text))


def _link(found: re.Match[str], of: str) -> str:
    path = sections().get(found["name"])
    return f"[`{found['name']}`][{path}]" if path and found["name"] != of else found[0]


def _block(found: re.Match[str]) -> str:
    code = textwrap.dedent(found["code"]).strip("\n")
    lead = f"{found['lead']}:\n\n" if found["lead"] else ""
    block = textwrap.indent(f"{lead}```{_language(code)}\n{code}\n```", found["indent"])
    return f"{block}\n\n"


def _language(code: str) -> str:
    try:
        ast.parse(code)
    except SyntaxError:
        return "output"  # a drawing, whose lines must not wrap
    return "python"
