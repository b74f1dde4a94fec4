"""The report: a table by module, and the survivors without a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.table import Table

from .campaign import TIMEOUT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from .campaign import Result
    from .mutant import Mutant

_COLUMNS = ("made", "tests", "simulator", TIMEOUT, "reason", "survived")
_TITLES = ("made", "found by tests", "found by simulator", "timeouts", "survived with reason", "survived")


@dataclass
class Report:
    """The results of mutants.

    Attributes:
        reasons: The reasons of the mutants that may survive, by id.
        survivors: The mutants that survived without a reason.
        found: The ids of mutants that were found although they have a reason.
    """

    reasons: Mapping[str, str]
    survivors: list[Mutant] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    _operators: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, mutant: Mutant, result: Result) -> None:
        """Add a result."""
        outcome = result.found_by or ("reason" if mutant.id in self.reasons else "survived")
        for column in ("made", outcome):
            self._counts[mutant.module.short_name, column] += 1
            self._operators[mutant.operator, column] += 1
        if outcome == "survived":
            self.survivors.append(mutant)
            self.survivors.sort(key=lambda each: (each.module.short_name, each.line))
        elif result.found_by and mutant.id in self.reasons:
            self.found.append(mutant.id)

    @property
    def total(self) -> int:
        """The number of results."""
        return sum(number for (_module, column), number in self._counts.items() if column == "made")

    def print_to(self, console: Console) -> None:
        """Print the survivors without a reason as diffs, and a table by module and one by operator."""
        for mutant in self.survivors:
            console.print(f"{mutant.diff()}\n", markup=False, highlight=False)
        for found in self.found:
            console.print(f"survivors.toml has a reason, but it was found: {found}", markup=False, highlight=False)
        console.print(_table("module", self._counts), _table("operator", self._operators))
        console.print(f"{self.total} mutants, {len(self.survivors)} survived without a reason")


def _table(title: str, counts: Counter[tuple[str, str]]) -> Table:
    table = Table(title, *_TITLES)
    for column in table.columns[1:]:
        column.justify = "right"
    names = sorted({name for name, _column in counts})
    for name in names:
        table.add_row(name, *(str(counts[name, column] or "-") for column in _COLUMNS))
    if len(names) > 1:
        total = [sum(counts[name, column] for name in names) for column in _COLUMNS]
        table.add_row("total", *map(str, total), style="bold")
    return table
