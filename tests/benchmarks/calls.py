"""The number of jsii calls of each construct."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .processes import WITHOUT_VALIDATION, run_module
from .section import Figures, Section
from .tables import table

if TYPE_CHECKING:
    from .rounds import Effort


def measure(effort: Effort) -> Figures:
    """Count them once: the counts do not vary."""
    figures: Figures = run_module("calls_round", env=WITHOUT_VALIDATION)
    effort.tick("calls")
    return figures


def page(figures: Figures) -> list[str]:
    """Return one table."""
    return [
        "Most constructs spend most of their time in jsii calls. The first in a stack also creates shared resources:",
        "",
        *table(["", "first in a stack", "second"], ([name, *map(str, of.values())] for name, of in figures.items())),
    ]


SECTION = Section(
    title="jsii calls",
    measure=measure,
    steps=lambda _effort: 1,
    page=page,
    rounds=lambda _effort: 1,
)
