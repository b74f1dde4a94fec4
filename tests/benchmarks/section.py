"""A section of the benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .rounds import Effort

Figures = dict[str, Any]
"""The measurements of a section, as in results.json. Times are in seconds, memory in bytes."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A section of the benchmark.

    Attributes:
        title: The heading on the page.
        measure: The function that measures; it calls `Effort.tick` after each step.
        steps: The number of steps.
        page: The function that renders the figures, as lines of Markdown.
        rounds: The number of measurements of each variant.
        charts: The function that renders the charts, as SVG by file name.
    """

    title: str
    measure: Callable[[Effort], Figures]
    steps: Callable[[Effort], int]
    page: Callable[[Figures], list[str]]
    rounds: Callable[[Effort], int] = lambda effort: effort.rounds
    charts: Callable[[Figures], dict[str, str]] = lambda _figures: {}
