"""The time that importing this library adds to the imports of every CDK app for Glue."""

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
    "... and SparkEtlJob": f"{BASE}; from glue_constructs import SparkEtlJob",
    "... and SparkEtlJob, JobRun": f"{BASE}; from glue_constructs import JobRun, SparkEtlJob",
    "import glue_constructs": "import glue_constructs",
}


def measure(effort: Effort) -> Figures:
    """Measure processes, and the difference of each to the base process of its round."""
    variants = {name: lambda _turn, text=text: timed([sys.executable, "-c", text]) for name, text in PROGRAMS.items()}
    found = interleaved(variants, effort, rounds=_rounds(effort))
    return {
        name: {kind: median(one[kind] for one in took) for kind in _KINDS}
        | ({"adds": {kind: _differences(took, found[BASE], kind) for kind in _KINDS}} if name.startswith("...") else {})
        for name, took in found.items()
    }


def _differences(took: list[dict[str, float]], base: list[dict[str, float]], kind: str) -> dict[str, float]:
    """Return the median difference between a program and the base of the same round, and its noise.

    The noise is the notch of a box plot (McGill, Tukey and Larsen, 1978, Variations of Box Plots): 1.57 times the
    interquartile range, divided by the square root of the number of rounds.
    """
    found = [one[kind] - other[kind] for one, other in zip(took, base, strict=True)]
    low, middle, high = quantiles(found, n=4)
    return {"middle": middle, "noise": 1.57 * (high - low) / sqrt(len(found))}


def share(figures: Figures, name: str, kind: str = "cpu") -> float:
    """Return the time that a program adds to the base, divided by the base; 0 if it is within the noise."""
    return added(figures, name, kind) / float(figures[BASE][kind])


def added(figures: Figures, name: str, kind: str = "cpu") -> float:
    """Return the seconds that a program adds to the base; 0 if they are within the noise."""
    adds = figures[name]["adds"][kind]
    return float(adds["middle"]) if adds["middle"] > adds["noise"] else 0.0


def format_share(figures: Figures, name: str, kind: str = "cpu") -> str:
    """Format the share."""
    found = share(figures, name, kind)
    return f"{found:+.1%}" if found else "0%, within noise"


def page(figures: Figures) -> list[str]:
    """Return one table."""
    rows = [
        [
            f"`{name}` only" if name.startswith("import") else name,
            ms(took["wall"]),
            ms(took["cpu"]),
            *(_added(figures, name, kind) if "adds" in took else "" for kind in _KINDS),
        ]
        for name, took in figures.items()
    ]
    return [
        "Processes from start to end, including Node. The added time is the median difference to the first row within",
        "a round, unless it is within the noise:",
        "",
        *table(["", "wall ms", "CPU ms", "added wall time", "added CPU time"], rows),
    ]


def _added(figures: Figures, name: str, kind: str) -> str:
    seconds = added(figures, name, kind)
    return f"{ms(seconds)} ms ({format_share(figures, name, kind)})" if seconds else format_share(figures, name, kind)


def _rounds(effort: Effort) -> int:
    """Return more rounds than other sections: the differences are small compared with the times."""
    return 4 * effort.rounds


SECTION = Section(
    title="Imports",
    measure=measure,
    steps=lambda effort: _rounds(effort) * len(PROGRAMS),
    page=page,
    rounds=_rounds,
)
