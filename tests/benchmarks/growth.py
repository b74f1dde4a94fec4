"""Whether time and memory grow with the number of jobs, or faster."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .apps import JOBS_A_STACK
from .chart import Bar, bars
from .jobs import processors
from .processes import WITHOUT_VALIDATION, module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import mb, ms, s, table

if TYPE_CHECKING:
    from .rounds import Effort

_KINDS = ("ours", "L2")


def measure(effort: Effort) -> Figures:
    """Each size of each kind, in a process of its own."""
    ways = {
        f"{kind} {jobs}": lambda _turn, kind=kind, jobs=jobs: module(
            "growth_round", kind, str(jobs), env=WITHOUT_VALIDATION
        )
        for jobs in effort.growth
        for kind in _KINDS
    }
    found = interleaved(ways, effort, rounds=_rounds(effort))
    return {name: medians(rounds) for name, rounds in found.items()}


def seconds_a_job(figures: Figures, kind: str, jobs: int) -> float:
    """Seconds of processors to construct and to synthesize, by the number of jobs."""
    found = figures[f"{kind} {jobs}"]
    return (processors(found["construct"]) + processors(found["synth"])) / jobs


def sizes(figures: Figures) -> list[int]:
    """The numbers of jobs that were measured, from the least on."""
    return sorted({int(name.split()[1]) for name in figures})


def page(figures: Figures) -> list[str]:
    """One table."""
    rows = [_row(figures, kind, jobs) for kind in _KINDS for jobs in sizes(figures)]
    head = [
        "",
        "construct, clock",
        "synth, clock",
        "both, processors",
        "a job, ms",
        "most memory, Python",
        "most memory, Node",
    ]
    return [
        f"Each job with a role of its own, {JOBS_A_STACK} a stack, as it comes; without the validator of CDK:",
        "",
        *table(head, rows),
    ]


def _row(figures: Figures, kind: str, jobs: int) -> list[str]:
    found = figures[f"{kind} {jobs}"]
    return [
        f"{kind}, {jobs:,} jobs",
        s(found["construct"]["clock"]),
        s(found["synth"]["clock"]),
        s(seconds_a_job(figures, kind, jobs) * jobs),
        ms(seconds_a_job(figures, kind, jobs)),
        mb(found["memory"]["python"]),
        mb(found["memory"]["node"]),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Milliseconds a job: bars of the same length where growth is linear."""
    shown = [
        Bar(f"{kind}, {jobs:,} jobs", seconds_a_job(figures, kind, jobs) * 1e3, ours=kind == "ours")
        for kind in _KINDS
        for jobs in sizes(figures)
    ]
    return {"growth.svg": bars("Milliseconds of processors a job, constructed and synthesized", shown, unit="ms")}


def _rounds(effort: Effort) -> int:
    """Fewer than elsewhere: the largest app alone takes half a minute."""
    return (effort.rounds + 1) // 2


SECTION = Section(
    title="Growth",
    measure=measure,
    steps=lambda effort: _rounds(effort) * len(_KINDS) * len(effort.growth),
    page=page,
    rounds=_rounds,
    charts=charts,
)
