"""The run states that triggers and events can be told to follow, as a user gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import TRIGGER_STATES, JobRunState

if TYPE_CHECKING:
    from collections.abc import Sequence


def parse_event_states(value: JobRunState | str | Sequence[JobRunState | str], prop: str) -> list[str]:
    """The states that a user gave, one or several, as plain strings without repetition.

    Raises:
        InvalidInput: There is none, or nobody hears about one of them.
    """
    given = [value] if isinstance(value, str) else list(value)
    names = [state.value if isinstance(state, JobRunState) else state for state in given]
    known = [state.value for state in TRIGGER_STATES]
    if not names or any(name not in known for name in names):
        raise InvalidInput(f"{prop} must be one or more of {', '.join(map(repr, known))}, got {value!r}")
    return list(dict.fromkeys(names))
