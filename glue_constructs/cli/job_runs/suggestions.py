"""Suggestions for misspelled names."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_SUGGESTIONS = 3


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """Return the end of an error message: "; did you mean 'orders' or 'orders-v2'?", or an empty string."""
    by_lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.lower(), by_lower, n=_MAX_SUGGESTIONS)
    # Names often contain the name of the stack or the stage, which users omit.
    inside = sorted(lower for lower in by_lower if word and word.lower() in lower)[:_MAX_SUGGESTIONS]
    found = list(dict.fromkeys([*near, *inside]))[:_MAX_SUGGESTIONS]
    return f"; did you mean {' or '.join(repr(by_lower[lower]) for lower in found)}?" if found else ""
