"""What the library adds to the imports that every CDK app for Glue has."""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING

from .processes import timed
from .rounds import interleaved
from .section import Figures, Section
from .tables import ms, table

if TYPE_CHECKING:
    from .rounds import Effort

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
        name: {
            **{kind: median(one[kind] for one in took) for kind in ("wall", "cpu")},
            **{
                f"adds_{kind}": median(one[kind] - base[kind] for one, base in zip(took, found[BASE], strict=True))
                for kind in ("wall", "cpu")
            },
        }
        for name, took in found.items()
    }


def page(figures: Figures) -> list[str]:
    """One table."""
    base = figures[BASE]
    rows = [
        [
            f"`{name}` alone" if name.startswith("import") else name,
            ms(took["wall"]),
            ms(took["cpu"]),
            *([""] * 2 if name.startswith("import") else _added(took, base)),
        ]
        for name, took in figures.items()
    ]
    return [
        "Whole processes, Node and all; what each adds is the median of the differences within a round:",
        "",
        *table(["", "ms by the clock", "ms of processors", "adds by the clock", "adds of processors"], rows),
    ]


def _added(took: Figures, base: Figures) -> list[str]:
    return [
        f"{took[f'adds_{kind}'] * 1e3:+,.0f} ms ({took[f'adds_{kind}'] / base[kind]:+.1%})" for kind in ("wall", "cpu")
    ]


def _rounds(effort: Effort) -> int:
    """More than elsewhere: small differences of large numbers."""
    return 2 * effort.rounds


SECTION = Section(
    title="Imports",
    measure=measure,
    steps=lambda effort: _rounds(effort) * len(PROGRAMS),
    page=page,
    rounds=_rounds,
)
