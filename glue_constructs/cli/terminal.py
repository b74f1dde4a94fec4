"""Whether somebody sits at a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

# By these rich is told to take a pipe for a terminal (https://rich.readthedocs.io/en/stable/console.html).
_TOLD = ("TTY_COMPATIBLE", "FORCE_COLOR")


def may_be_terminal(stream: TextIO | None) -> bool:
    """Whether rich may take a stream for a terminal; only then is it asked, because it is slow to import."""
    if any(os.environ.get(name) for name in _TOLD):
        return True
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False  # it is closed
