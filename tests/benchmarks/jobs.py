"""What one more job costs, in every way to define it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from .chart import Bar, bars
from .job_names import GROUPS
from .node_modules import node_modules
from .processes import WITHOUT_VALIDATION, module, program
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .rounds import Effort

_JAVASCRIPT = Path(__file__).with_name("job_round.cjs")
_HEAD = [
    "",
    "construct, clock",
    "construct, processors",
    "to the L2",
    "with synth, processors",
    "to the L2",
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


def total(found: Figures) -> float:
    """Seconds of processors of one job, constructed and synthesized."""
    return processors(found["construct"]) + processors(found["synth"])


def page(figures: Figures) -> list[str]:
    """Two tables: from Python and from JavaScript."""
    python, javascript = figures["Python"], figures["JavaScript"]
    rows = [
        row
        for title, (names, l2) in GROUPS.items()
        for row in ([f"**{title}**", *[""] * (len(_HEAD) - 1)], *(_row(python, name, l2) for name in names))
    ]
    return [
        "Milliseconds. *As it comes* is with the required props alone and a script of its own. *The same job* has the",
        "same properties in all ways: what the L2 and ours add by themselves is turned off.",
        "",
        *table(_HEAD, rows),
        "From JavaScript, without jsii, which is the floor of everything that calls the CDK:",
        "",
        *_javascript(javascript, python),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Time a job, from Python."""
    shown = [
        Bar(name, processors(figures["Python"][name]["construct"]) * 1e3, ours=name.startswith("SparkEtlJob"))
        for names, _l2 in GROUPS.values()
        for name in names
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


def _row(figures: Figures, name: str, l2: str) -> list[str]:
    found, other = figures[name], figures[l2]
    construct = processors(found["construct"])
    return [
        name,
        ms(found["construct"]["clock"]),
        ms(construct),
        ratio(construct, processors(other["construct"])),
        ms(total(found)),
        ratio(total(found), total(other)),
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
