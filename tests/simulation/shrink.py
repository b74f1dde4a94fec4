"""Shortens a schedule that breaks a promise: decisions are removed as long as it still breaks the promise."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .schedule import Schedule


def shrink_schedule(schedule: Schedule, breaks: Callable[[Schedule], bool]) -> Schedule:
    """Return a shorter schedule, in which every decision is necessary."""
    index = 0
    while index < len(schedule):
        shorter = schedule.without(index)
        if breaks(shorter):
            schedule, index = shorter, 0
        else:
            index += 1
    return schedule
