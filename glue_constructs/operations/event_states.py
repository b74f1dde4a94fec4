"""The run states that triggers and events can react to: parsing of the user's values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput
from glue_constructs.model.run_states import TRIGGER_STATES, JobRunState

if TYPE_CHECKING:
    from collections.abc import Sequence


def parse_event_states(value: JobRunState | str | Sequence[JobRunState | str], prop: str) -> list[str]:
    """Return one or several run states as strings without duplicates.

    Raises:
        InvalidInput: There is no state, or Glue sends no event for one of them.
    """
    given = [value] if isinstance(value, str) else list(value or ())
    names = [state.value if isinstance(state, JobRunState) else state for state in given]
    known = [state.value for state in TRIGGER_STATES]
    if not names or any(name not in known for name in names):
        raise InvalidInput(f"{prop} must be one or more of {', '.join(map(repr, known))}, got {value!r}")
    return list(dict.fromkeys(names))
