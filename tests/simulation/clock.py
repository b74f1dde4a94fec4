"""Virtual time: what is to happen stands on a heap, and time is that of what happens next."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Action = Callable[..., object]

_NEVER = float("inf")
_MOST = 20_000


class Endless(Exception):
    """A schedule that does not come to an end."""


class Clock:
    """Seconds since 1970, moved on by what is due; two things due at once happen in the order they were asked for."""

    __slots__ = ("_heap", "_number", "now")

    def __init__(self, now: float) -> None:
        self.now = now
        self._heap: list[tuple[float, int, Action, tuple[Any, ...]]] = []
        self._number = 0

    def at(self, when: float, action: Action, *arguments: Any) -> None:
        """Do something at a time."""
        self._number += 1
        heappush(self._heap, (when, self._number, action, arguments))

    def after(self, seconds: float, action: Action, *arguments: Any) -> None:
        """Do something after a while."""
        self.at(self.now + seconds, action, *arguments)

    @property
    def due(self) -> float:
        """When the next thing happens."""
        return self._heap[0][0] if self._heap else _NEVER

    def run(self) -> None:
        """Let happen all there is.

        Raises:
            Endless: There is always something more.
        """
        heap = self._heap
        for _ in range(_MOST):
            if not heap:
                return
            self.now, _number, action, arguments = heappop(heap)
            action(*arguments)
        raise Endless
