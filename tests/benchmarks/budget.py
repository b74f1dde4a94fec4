"""A budget: an upper or lower bound for a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures


@dataclass(frozen=True)
class Budget:
    """A budget.

    Attributes:
        what: The name of the figure.
        section: The section of the benchmark that measures it.
        measure: The function that computes the figure.
        bound: The bound.
        is_lower_bound: True for a lower bound, False for an upper bound.
        form: The format of the figure and the bound.
        why: The function that explains why the budget is not met.
        format_figure: The function that formats the figure. Default: `form`.
    """

    what: str
    section: str
    measure: Callable[[Figures], float]
    bound: float
    is_lower_bound: bool = False
    form: str = "{:.2f} x"
    why: Callable[[Figures], str] = lambda _figures: ""
    format_figure: Callable[[Figures], str] | None = None

    def met(self, figures: Figures) -> bool:
        """Return whether the budget is met."""
        found = self.measure(figures)
        return found >= self.bound if self.is_lower_bound else found <= self.bound

    def row(self, figures: Figures) -> list[str]:
        """Return a row of the table."""
        bound = f"at {'least' if self.is_lower_bound else 'most'} {self.form.format(self.bound)}"
        measured = self.format_figure(figures) if self.format_figure else self.form.format(self.measure(figures))
        met = ["yes", ""] if self.met(figures) else ["**no**", self.why(figures)]
        return [self.what, bound, measured, *met]
