"""The time at synth, and the resources, of runs at deployment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .jobs import cpu_seconds
from .processes import WITHOUT_VALIDATION, run_module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort

_FRAMEWORK = "Provider, one per stack"


def measure(effort: Effort) -> Figures:
    """Measure in several processes."""
    variants = {"round": lambda turn: run_module("provider_round", str(turn), env=WITHOUT_VALIDATION)}
    figures: Figures = medians(interleaved(variants, effort)["round"])
    return figures


def page(figures: Figures) -> list[str]:
    """Return one table."""
    rows = [
        [
            f"{variant}: {runs} run{'s' if runs != '1' else ''}",
            f"{found['resources']:.0f}",
            ms(found["construct"]["clock"]),
            ms(cpu_seconds(found["construct"])),
            ratio(cpu_seconds(found["construct"]), cpu_seconds(figures[f"{_FRAMEWORK}, {runs}"]["construct"])),
            ms(cpu_seconds(found["synth"])),
            f"{found['jsii_calls']:.0f}",
        ]
        for (variant, runs), found in ((name.rsplit(", ", 1), found) for name, found in figures.items())
    ]
    head = [
        "",
        "resources",
        "wall ms",
        "CPU ms",
        "ratio to Provider",
        "synth, CPU ms",
        "jsii calls",
    ]
    return [
        "Runs of an existing job. *Provider* is `custom_resources.Provider` with `on_event` and `is_complete`; the AWS",
        "sample `SynchronousGlueJob` uses one per run:",
        "",
        *table(head, rows),
    ]


SECTION = Section(
    title="Runs at deployment",
    measure=measure,
    steps=lambda effort: effort.rounds,
    page=page,
)
