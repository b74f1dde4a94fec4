"""Time and memory by number of jobs: whether they grow linearly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .apps import JOBS_A_STACK
from .chart import Bar, bars
from .jobs import cpu_seconds
from .processes import WITHOUT_VALIDATION, run_module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import mb, ms, s, table

if TYPE_CHECKING:
    from .rounds import Effort

_KINDS = ("ours", "L2")
_LABELS = {"ours": "this library", "L2": "L2"}


def measure(effort: Effort) -> Figures:
    """Measure each size of each kind in a separate process."""
    variants = {
        f"{kind} {jobs}": lambda _turn, kind=kind, jobs=jobs: run_module(
            "growth_round", kind, str(jobs), env=WITHOUT_VALIDATION
        )
        for jobs in effort.growth
        for kind in _KINDS
    }
    found = interleaved(variants, effort, rounds=_rounds(effort))
    return {name: medians(rounds) for name, rounds in found.items()}


def seconds_a_job(figures: Figures, kind: str, jobs: int) -> float:
    """Return the CPU seconds for construction and synth, divided by the number of jobs."""
    found = figures[f"{kind} {jobs}"]
    return (cpu_seconds(found["construct"]) + cpu_seconds(found["synth"])) / jobs


def sizes(figures: Figures) -> list[int]:
    """Return the measured numbers of jobs, in ascending order."""
    return sorted({int(name.split()[1]) for name in figures})


def page(figures: Figures) -> list[str]:
    """Return one table."""
    rows = [_row(figures, kind, jobs) for kind in _KINDS for jobs in sizes(figures)]
    head = [
        "",
        "construct, wall",
        "synth, wall",
        "both, CPU",
        "CPU ms per job",
        "peak memory, Python",
        "peak memory, Node",
    ]
    return [
        f"Each job has its own role, and default props; {JOBS_A_STACK} jobs per stack; without CDK validation:",
        "",
        *table(head, rows),
    ]


def _row(figures: Figures, kind: str, jobs: int) -> list[str]:
    found = figures[f"{kind} {jobs}"]
    return [
        f"{_LABELS[kind]}, {jobs:,} jobs",
        s(found["construct"]["clock"]),
        s(found["synth"]["clock"]),
        s(seconds_a_job(figures, kind, jobs) * jobs),
        ms(seconds_a_job(figures, kind, jobs)),
        mb(found["memory"]["python"]),
        mb(found["memory"]["node"]),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Return a chart of milliseconds per job: if growth is linear, the bars have the same length."""
    shown = [
        Bar(f"{_LABELS[kind]}, {jobs:,} jobs", seconds_a_job(figures, kind, jobs) * 1e3, ours=kind == "ours")
        for kind in _KINDS
        for jobs in sizes(figures)
    ]
    return {"growth.svg": bars("CPU milliseconds per job, construction and synth", shown, unit="ms")}


def _rounds(effort: Effort) -> int:
    """Return fewer rounds than other sections: the largest app alone takes half a minute."""
    return (effort.rounds + 1) // 2


SECTION = Section(
    title="Growth",
    measure=measure,
    steps=lambda effort: _rounds(effort) * len(_KINDS) * len(effort.growth),
    page=page,
    rounds=_rounds,
    charts=charts,
)
