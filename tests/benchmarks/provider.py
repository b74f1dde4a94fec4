"""What it costs that a deployment runs jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .jobs import processors
from .processes import WITHOUT_VALIDATION, module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort

_STOCK = "Provider, one a stack"


def measure(effort: Effort) -> Figures:
    """In several processes."""
    ways = {"round": lambda turn: module("provider_round", str(turn), env=WITHOUT_VALIDATION)}
    figures: Figures = medians(interleaved(ways, effort)["round"])
    return figures


def page(figures: Figures) -> list[str]:
    """One table."""
    rows = [
        [
            f"{way}: {runs} run{'s' if runs != '1' else ''}",
            f"{found['resources']:.0f}",
            ms(found["construct"]["clock"]),
            ms(processors(found["construct"])),
            ratio(processors(found["construct"]), processors(figures[f"{_STOCK}, {runs}"]["construct"])),
            ms(processors(found["synth"])),
            f"{found['crossings']:.0f}",
        ]
        for (way, runs), found in ((name.rsplit(", ", 1), found) for name, found in figures.items())
    ]
    head = ["", "resources", "ms by the clock", "ms of processors", "to the stock way", "synth, ms", "calls of Node"]
    return [
        "Runs of a job that is there already. The stock way is `custom_resources.Provider` with `on_event` and",
        "`is_complete`; one a run is how AWS's own sample, `SynchronousGlueJob`, does it:",
        "",
        *table(head, rows),
    ]


SECTION = Section(
    title="Runs at deploy",
    measure=measure,
    steps=lambda effort: effort.rounds,
    page=page,
)
