"""How often each construct calls Node."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .processes import WITHOUT_VALIDATION, module
from .section import Figures, Section
from .tables import table

if TYPE_CHECKING:
    from .rounds import Effort


def measure(effort: Effort) -> Figures:
    """Once: counts do not vary."""
    figures: Figures = module("calls_round", env=WITHOUT_VALIDATION)
    effort.tick("calls")
    return figures


def page(figures: Figures) -> list[str]:
    """One table."""
    return [
        "A call of Node is what most constructs spend their time on. The first of a stack makes what others share:",
        "",
        *table(["", "first of a stack", "second"], ([name, *map(str, of.values())] for name, of in figures.items())),
    ]


SECTION = Section(
    title="Calls of Node",
    measure=measure,
    steps=lambda _effort: 1,
    page=page,
    rounds=lambda _effort: 1,
)
