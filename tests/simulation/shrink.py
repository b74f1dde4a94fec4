"""The shortest schedule that still breaks a promise: decisions are left out one after the other while it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .schedule import Schedule


def shrunk(schedule: Schedule, breaks: Callable[[Schedule], bool]) -> Schedule:
    """A schedule from which no single decision can be left out."""
    index = 0
    while index < len(schedule):
        shorter = schedule.without(index)
        if breaks(shorter):
            schedule, index = shorter, 0
        else:
            index += 1
    return schedule
