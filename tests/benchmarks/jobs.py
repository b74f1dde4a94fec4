"""The time of one more job, for all variants."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .chart import Bar, bars
from .job_names import GROUPS
from .node_modules import node_modules
from .processes import WITHOUT_VALIDATION, run_module, run_program
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort

_JAVASCRIPT = Path(__file__).with_name("job_round.cjs")
_HEAD = [
    "",
    "construct, wall",
    "construct, CPU",
    "ratio to the L2",
    "with synth, CPU",
    "ratio to the L2",
    "jsii calls",
    "resources",
]


def measure(effort: Effort) -> Figures:
    """Measure in Python and in JavaScript."""
    with node_modules() as modules:
        javascript = ["node", str(_JAVASCRIPT), str(modules), str(effort.jobs)]
        found = interleaved(
            {
                "Python": lambda turn: run_module("job_round", str(effort.jobs), str(turn), env=WITHOUT_VALIDATION),
                "JavaScript": lambda turn: run_program(*javascript, str(turn)),
            },
            effort,
        )
    return {language: medians(rounds) for language, rounds in found.items()}


def cpu_seconds(used: Any) -> float:
    """Return the CPU seconds of both processes."""
    return float(used["python"] + used["node"])


def total_cpu_seconds(found: Figures) -> float:
    """Return the CPU seconds of one job for construction and synth."""
    return cpu_seconds(found["construct"]) + cpu_seconds(found["synth"])


def page(figures: Figures) -> list[str]:
    """Return two tables, for Python and for JavaScript."""
    python, javascript = figures["Python"], figures["JavaScript"]
    rows = [
        row
        for title, (names, l2) in GROUPS.items()
        for row in ([f"**{title}**", *[""] * (len(_HEAD) - 1)], *(_row(python, name, l2) for name in names))
    ]
    return [
        "Milliseconds. With *default props*, only the required props are set, and each job has its own script. With",
        "*same properties*, the jobs are identical: additional features of the L2 and of this library are disabled.",
        "",
        *table(_HEAD, rows),
        "From JavaScript, without jsii:",
        "",
        *_javascript(javascript, python),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Return a chart of the time per job in Python."""
    shown = [
        Bar(name, cpu_seconds(figures["Python"][name]["construct"]) * 1e3, ours=name.startswith("SparkEtlJob"))
        for names, _l2 in GROUPS.values()
        for name in names
    ]
    return {"jobs.svg": bars("CPU milliseconds per job, from Python", shown, unit="ms")}


def _javascript(figures: Figures, python: Figures) -> list[str]:
    rows = (
        [
            name,
            ms(found["construct"]["clock"]),
            ms(cpu_seconds(found["construct"])),
            f"{cpu_seconds(python[name]['construct']) / cpu_seconds(found['construct']):.0f} x",
            ms(cpu_seconds(found["synth"])),
        ]
        for name, found in figures.items()
    )
    return table(["", "wall ms", "CPU ms", "from Python", "synth, CPU ms"], rows)


def _row(figures: Figures, name: str, l2: str) -> list[str]:
    found, other = figures[name], figures[l2]
    construct = cpu_seconds(found["construct"])
    return [
        name,
        ms(found["construct"]["clock"]),
        ms(construct),
        ratio(construct, cpu_seconds(other["construct"])),
        ms(total_cpu_seconds(found)),
        ratio(total_cpu_seconds(found), total_cpu_seconds(other)),
        f"{found['jsii_calls']:.0f}",
        f"{found['resources']:.2f}".removesuffix(".00"),
    ]


SECTION = Section(
    title="One more job",
    measure=measure,
    steps=lambda effort: 2 * effort.rounds,
    page=page,
    charts=charts,
)
