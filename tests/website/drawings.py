"""Keep the lines of drawings: on the site, messages wrap (site.css), trees must not. A hook of mkdocs."""

from __future__ import annotations

import re
from typing import Any

_TEXT = re.compile(r"^```text\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Mark drawings as `output`, which is displayed like text but does not wrap."""
    return _TEXT.sub(
        lambda found: found[0].replace("text", "output", 1) if _is_drawing(found["text"]) else found[0], markdown
    )


def _is_drawing(text: str) -> bool:
    return any(
        "\N{BOX DRAWINGS LIGHT HORIZONTAL}" <= char <= "\N{BOX DRAWINGS HEAVY LEFT AND LIGHT RIGHT}" for char in text
    )
