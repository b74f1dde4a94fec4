"""Virtual time: a priority queue of actions; the time is that of the current action."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Action = Callable[..., object]

_NEVER = float("inf")
_MAX_ACTIONS = 100_000


class EndlessSchedule(Exception):
    """A schedule that does not end."""


class Clock:
    """A clock in seconds since 1970, which advances to the next action. Actions at the same time keep their order."""

    __slots__ = ("_heap", "_number", "now")

    def __init__(self, now: float) -> None:
        self.now = now
        self._heap: list[tuple[float, int, Action, tuple[Any, ...]]] = []
        self._number = 0

    def at(self, when: float, action: Action, *arguments: Any) -> None:
        """Schedule an action for a time."""
        self._number += 1
        heappush(self._heap, (when, self._number, action, arguments))

    def after(self, seconds: float, action: Action, *arguments: Any) -> None:
        """Schedule an action in some seconds."""
        self.at(self.now + seconds, action, *arguments)

    @property
    def due(self) -> float:
        """The time of the next action."""
        return self._heap[0][0] if self._heap else _NEVER

    def run(self) -> None:
        """Run all actions, with those that they schedule.

        Raises:
            EndlessSchedule: There are too many actions.
        """
        heap = self._heap
        for _ in range(_MAX_ACTIONS):
            if not heap:
                return
            self.now, _number, action, arguments = heappop(heap)
            action(*arguments)
        raise EndlessSchedule
