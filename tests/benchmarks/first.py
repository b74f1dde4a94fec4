"""What a job costs where nothing is warm yet: the first jobs of a process, which is all that most apps make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .job_names import FIRST
from .jobs import processors, total
from .processes import WITHOUT_VALIDATION, module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort


def measure(effort: Effort) -> Figures:
    """Each way in a process of its own."""
    ways = {
        way: lambda _turn, way=way: module("job_first", way, str(effort.jobs), env=WITHOUT_VALIDATION)
        for group in FIRST
        for way in group
    }
    return {"jobs": effort.jobs, **{way: medians(rounds) for way, rounds in interleaved(ways, effort).items()}}


def page(figures: Figures) -> list[str]:
    """One table."""
    head = ["", "construct, clock", "construct, processors", "to the L2", "with synth, processors", "to the L2"]
    return [
        f"Most apps make no more. Milliseconds of one of the first {figures['jobs']}, where Node still compiles:",
        "",
        *table(head, (_row(figures, way, group[1]) for group in FIRST for way in group)),
    ]


def _row(figures: Figures, way: str, l2: str) -> list[str]:
    found, other = figures[way], figures[l2]
    construct = processors(found["construct"])
    return [
        way,
        ms(found["construct"]["clock"]),
        ms(construct),
        ratio(construct, processors(other["construct"])),
        ms(total(found)),
        ratio(total(found), total(other)),
    ]


SECTION = Section(
    title="The first jobs of a process",
    measure=measure,
    steps=lambda effort: effort.rounds * sum(map(len, FIRST)),
    page=page,
)
