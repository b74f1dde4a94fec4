"""What the library adds to the imports that every CDK app for Glue has."""

from __future__ import annotations

import sys
from math import sqrt
from statistics import median, quantiles
from typing import TYPE_CHECKING

from .processes import timed
from .rounds import interleaved
from .section import Figures, Section
from .tables import ms, table

if TYPE_CHECKING:
    from .rounds import Effort

_KINDS = ("wall", "cpu")
BASE = "import aws_cdk, aws_cdk.aws_glue, aws_cdk.aws_iam"
PROGRAMS = {
    BASE: BASE,
    "... and glue_constructs": f"{BASE}; import glue_constructs",
    "... and SparkEtlJob of it": f"{BASE}; from glue_constructs import SparkEtlJob",
    "... and JobRun, too": f"{BASE}; from glue_constructs import JobRun, SparkEtlJob",
    "import glue_constructs": "import glue_constructs",
}


def measure(effort: Effort) -> Figures:
    """Whole processes, and what each adds to the first of its own round."""
    ways = {name: lambda _turn, text=text: timed([sys.executable, "-c", text]) for name, text in PROGRAMS.items()}
    found = interleaved(ways, effort, rounds=_rounds(effort))
    return {
        name: {kind: median(one[kind] for one in took) for kind in _KINDS}
        | ({"adds": {kind: _differences(took, found[BASE], kind) for kind in _KINDS}} if name.startswith("...") else {})
        for name, took in found.items()
    }


def _differences(took: list[dict[str, float]], base: list[dict[str, float]], kind: str) -> dict[str, float]:
    """What a program takes more than the base of the same round, and how far that may be off.

    That is the notch of a box plot (McGill, Tukey and Larsen, 1978, Variations of Box Plots): 1.57 of the range of the
    middle half, by the root of the number.
    """
    found = [one[kind] - other[kind] for one, other in zip(took, base, strict=True)]
    low, middle, high = quantiles(found, n=4)
    return {"middle": middle, "noise": 1.57 * (high - low) / sqrt(len(found))}


def share(figures: Figures, name: str, kind: str = "cpu") -> float:
    """What a program adds to the base, of the base; 0 where that is within the noise."""
    return added(figures, name, kind) / float(figures[BASE][kind])


def added(figures: Figures, name: str, kind: str = "cpu") -> float:
    """Seconds that a program adds to the base; 0 where that is within the noise."""
    adds = figures[name]["adds"][kind]
    return float(adds["middle"]) if adds["middle"] > adds["noise"] else 0.0


def said(figures: Figures, name: str, kind: str = "cpu") -> str:
    """The share as a person reads it."""
    found = share(figures, name, kind)
    return f"{found:+.1%}" if found else "0%, within noise"


def page(figures: Figures) -> list[str]:
    """One table."""
    rows = [
        [
            f"`{name}` alone" if name.startswith("import") else name,
            ms(took["wall"]),
            ms(took["cpu"]),
            *(_added(figures, name, kind) if "adds" in took else "" for kind in _KINDS),
        ]
        for name, took in figures.items()
    ]
    return [
        "Whole processes, Node and all. What each adds is the median of the differences within a round, where that is",
        "more than they vary:",
        "",
        *table(["", "ms by the clock", "ms of processors", "adds by the clock", "adds of processors"], rows),
    ]


def _added(figures: Figures, name: str, kind: str) -> str:
    seconds = added(figures, name, kind)
    return f"{ms(seconds)} ms ({said(figures, name, kind)})" if seconds else said(figures, name, kind)


def _rounds(effort: Effort) -> int:
    """More than elsewhere: small differences of large numbers."""
    return 4 * effort.rounds


SECTION = Section(
    title="Imports",
    measure=measure,
    steps=lambda effort: _rounds(effort) * len(PROGRAMS),
    page=page,
    rounds=_rounds,
)
