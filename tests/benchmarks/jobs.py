"""What one more job costs, in every way to define it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .chart import Bar, bars
from .job_names import GIVEN, OWN, SCRIPT_EACH
from .node_modules import node_modules
from .processes import WITHOUT_VALIDATION, module, program
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .rounds import Effort

_JAVASCRIPT = Path(__file__).with_name("job_round.cjs")
_HEAD = [
    "",
    "ms by the clock",
    "ms of processors",
    "of these Python",
    "to the L2",
    "synth, ms",
    "calls of Node",
    "resources",
]


def measure(effort: Effort) -> Figures:
    """From Python and from JavaScript."""
    with node_modules() as modules:
        javascript = ["node", str(_JAVASCRIPT), str(modules), str(effort.jobs)]
        found = interleaved(
            {
                "Python": lambda turn: module("job_round", str(effort.jobs), str(turn), env=WITHOUT_VALIDATION),
                "JavaScript": lambda turn: program(*javascript, str(turn)),
            },
            effort,
        )
    return {language: medians(rounds) for language, rounds in found.items()}


def processors(used: Any) -> float:
    """Seconds of processors, of both processes."""
    return float(used["python"] + used["node"])


def page(figures: Figures) -> list[str]:
    """Three tables: with a role that is given, with a role of its own, and from JavaScript."""
    python, javascript = figures["Python"], figures["JavaScript"]
    return [
        "A role that is there already, the same job:",
        "",
        *_table(python, GIVEN, "PySparkEtlJob"),
        "The same, and each job has another script:",
        "",
        *_table(python, SCRIPT_EACH, "PySparkEtlJob, a script each"),
        "A role for each job:",
        "",
        *_table(python, OWN, "PySparkEtlJob + Role"),
        "From JavaScript, without jsii, which is the floor of everything that calls the CDK:",
        "",
        *_javascript(javascript, python),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Time a job, from Python."""
    shown = [
        Bar(name, processors(figures["Python"][name]["construct"]) * 1e3, ours=name.startswith("SparkEtlJob"))
        for name in [*GIVEN, *OWN]
    ]
    return {"jobs.svg": bars("Milliseconds of processors a job, from Python", shown, unit="ms")}


def _javascript(figures: Figures, python: Figures) -> list[str]:
    rows = (
        [
            name,
            ms(found["construct"]["clock"]),
            ms(processors(found["construct"])),
            f"{processors(python[name]['construct']) / processors(found['construct']):.0f} x",
            ms(processors(found["synth"])),
        ]
        for name, found in figures.items()
    )
    return table(["", "ms by the clock", "ms of processors", "from Python", "synth, ms"], rows)


def _table(figures: Figures, names: Iterable[str], against: str) -> list[str]:
    other = processors(figures[against]["construct"])
    return table(_HEAD, ([name, *_row(figures[name], other)] for name in names))


def _row(found: Figures, other: float) -> list[str]:
    construct = found["construct"]
    return [
        ms(construct["clock"]),
        ms(processors(construct)),
        ms(construct["python"]),
        ratio(processors(construct), other),
        ms(processors(found["synth"])),
        f"{found['crossings']:.0f}",
        f"{found['resources']:.2f}".removesuffix(".00"),
    ]


SECTION = Section(
    title="What one more job costs",
    measure=measure,
    steps=lambda effort: 2 * effort.rounds,
    page=page,
    charts=charts,
)
