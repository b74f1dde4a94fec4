"""Detection of a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

# With these variables rich treats a pipe as a terminal (https://rich.readthedocs.io/en/stable/console.html).
_RICH_OVERRIDES = ("TTY_COMPATIBLE", "FORCE_COLOR")


def may_be_terminal(stream: TextIO | None) -> bool:
    """Whether rich may treat a stream as a terminal. A cheap check: importing rich is slow."""
    if any(os.environ.get(name) for name in _RICH_OVERRIDES):
        return True
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False  # the stream is closed
