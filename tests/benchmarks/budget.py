"""What a budget is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures


@dataclass(frozen=True)
class Budget:
    """One.

    Attributes:
        what: What is bounded.
        section: The section of the benchmark that measures it.
        measure: The figure.
        bound: Its bound.
        least: Whether the bound is the least, and not the most.
        form: How the figure and the bound are written.
        why: What stands in the way, where it is not kept.
        said: How the figure is written, where another way than the bound is.
    """

    what: str
    section: str
    measure: Callable[[Figures], float]
    bound: float
    least: bool = False
    form: str = "{:.2f} x"
    why: Callable[[Figures], str] = lambda _figures: ""
    said: Callable[[Figures], str] | None = None

    def met(self, figures: Figures) -> bool:
        """Whether it is kept."""
        found = self.measure(figures)
        return found >= self.bound if self.least else found <= self.bound

    def row(self, figures: Figures) -> list[str]:
        """As a row of the table."""
        bound = f"at {'least' if self.least else 'most'} {self.form.format(self.bound)}"
        measured = self.said(figures) if self.said else self.form.format(self.measure(figures))
        verdict = ["yes", ""] if self.met(figures) else ["**no**", self.why(figures)]
        return [self.what, bound, measured, *verdict]
