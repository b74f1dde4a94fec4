"""What a section of the benchmark is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .rounds import Effort

Figures = dict[str, Any]
"""What a section measured, as JSON has it. Times are in seconds, memory in bytes."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """One.

    Attributes:
        title: Its heading on the page.
        measure: Measures; calls `Effort.tick` after each step.
        steps: How many of these there will be.
        page: What the page says of the figures, as lines of Markdown.
        rounds: How often it measures each thing.
        charts: The charts of the figures, as SVG, by file name.
    """

    title: str
    measure: Callable[[Effort], Figures]
    steps: Callable[[Effort], int]
    page: Callable[[Figures], list[str]]
    rounds: Callable[[Effort], int] = lambda effort: effort.rounds
    charts: Callable[[Figures], dict[str, str]] = lambda _figures: {}
