"""The one sink for a job's arguments: each managed key is reserved and emitted in the same call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Mapping


class JobArguments:
    """Collects the arguments that props own, then joins them with those that the user gave.

    A key that a prop owns may stand in the user's arguments only with the value that the prop emits.
    """

    def __init__(self) -> None:
        self._managed: dict[str, tuple[str, str | None]] = {}

    def manage(self, key: str, value: str | None, *, prop: str) -> None:
        """Reserve a key for a prop; emit its value, or nothing when the value is None."""
        self._managed[key] = (prop, value)

    def merged_with(self, given: Mapping[str, str]) -> dict[str, str]:
        """The user's arguments and the managed ones.

        Raises:
            InvalidInput: A given key is owned by a prop and has another value.
        """
        for key, (prop, value) in self._managed.items():
            if key in given and given[key] != value:
                raise InvalidInput(
                    f"argument {key!r} is set by the prop {prop!r}; arguments must leave it out"
                    f" or give the same value {value!r}, got {given[key]!r}"
                )
        emitted = {key: value for key, (_, value) in self._managed.items() if value is not None}
        return {**emitted, **given}
