"""The time of the first jobs of a process, before Node has compiled its code. Most apps have no more jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .job_names import FIRST
from .jobs import cpu_seconds, total_cpu_seconds
from .processes import WITHOUT_VALIDATION, run_module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort


def measure(effort: Effort) -> Figures:
    """Measure each variant in a separate process."""
    variants = {
        variant: lambda _turn, variant=variant: run_module(
            "job_first", variant, str(effort.jobs), env=WITHOUT_VALIDATION
        )
        for group in FIRST
        for variant in group
    }
    return {
        "jobs": effort.jobs,
        **{variant: medians(rounds) for variant, rounds in interleaved(variants, effort).items()},
    }


def page(figures: Figures) -> list[str]:
    """Return one table."""
    head = ["", "construct, wall", "construct, CPU", "ratio to the L2", "with synth, CPU", "ratio to the L2"]
    return [
        "Node compiles its code while it creates the first jobs, and most apps have no more than these. Milliseconds",
        f"per job, for the first {figures['jobs']} jobs:",
        "",
        *table(head, (_row(figures, variant, group[1]) for group in FIRST for variant in group)),
    ]


def _row(figures: Figures, variant: str, l2: str) -> list[str]:
    found, other = figures[variant], figures[l2]
    construct = cpu_seconds(found["construct"])
    return [
        variant,
        ms(found["construct"]["clock"]),
        ms(construct),
        ratio(construct, cpu_seconds(other["construct"])),
        ms(total_cpu_seconds(found)),
        ratio(total_cpu_seconds(found), total_cpu_seconds(other)),
    ]


SECTION = Section(
    title="The first jobs of a process",
    measure=measure,
    steps=lambda effort: effort.rounds * sum(map(len, FIRST)),
    page=page,
)
