"""The CPU time of Python for a job, by package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .job_names import PLACES
from .processes import WITHOUT_VALIDATION, run_module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, table

if TYPE_CHECKING:
    from .rounds import Effort

_VARIANTS = (
    "PySparkEtlJob, default props",
    "SparkEtlJob, default props",
    "PySparkEtlJob + Role, default props",
    "SparkEtlJob, generated role, default props",
)


def measure(effort: Effort) -> Figures:
    """Measure each variant in a separate process."""
    variants = {
        variant: lambda _turn, variant=variant: run_module(
            "python_round", variant, str(10 * effort.jobs), env=WITHOUT_VALIDATION
        )
        for variant in _VARIANTS
    }
    return {variant: medians(rounds) for variant, rounds in interleaved(variants, effort).items()}


def page(figures: Figures) -> list[str]:
    """Return one table."""
    # Results of an earlier version may not have all packages.
    places = [place for place in PLACES if all(place in of for of in figures.values())]
    rows = [[variant, ms(sum(of.values())), *(ms(of[place]) for place in places)] for variant, of in figures.items()]
    return [
        "CPU milliseconds of Python per job, by sampling, without waiting for Node. `jsii` includes the classes of",
        "`aws_cdk`: checking types, and serializing calls. The other columns are packages of this library:",
        "",
        *table(["", "Python, ms", *places], rows),
    ]


SECTION = Section(
    title="CPU time of Python",
    measure=measure,
    steps=lambda effort: effort.rounds * len(_VARIANTS),
    page=page,
)
