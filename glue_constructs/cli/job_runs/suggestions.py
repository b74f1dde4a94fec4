"""What may have been meant by a name that is none."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MAX_SUGGESTIONS = 3


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """The end of a message: "; did you mean 'orders' or 'orders-v2'?", or nothing."""
    by_lower = {name.lower(): name for name in names}
    near = difflib.get_close_matches(word.lower(), by_lower, n=_MAX_SUGGESTIONS)
    # A name is often remembered without what a stack or a stage put around it.
    inside = sorted(lower for lower in by_lower if word and word.lower() in lower)[:_MAX_SUGGESTIONS]
    found = list(dict.fromkeys([*near, *inside]))[:_MAX_SUGGESTIONS]
    return f"; did you mean {' or '.join(repr(by_lower[lower]) for lower in found)}?" if found else ""
