"""Where Python's own time goes while jobs are made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .job_names import PLACES
from .processes import WITHOUT_VALIDATION, module
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ms, table

if TYPE_CHECKING:
    from .rounds import Effort

_WAYS = (
    "PySparkEtlJob as it comes",
    "SparkEtlJob as it comes",
    "PySparkEtlJob + Role as it comes",
    "SparkEtlJob, own role, as it comes",
)


def measure(effort: Effort) -> Figures:
    """Each way in a process of its own."""
    ways = {
        way: lambda _turn, way=way: module("python_round", way, str(10 * effort.jobs), env=WITHOUT_VALIDATION)
        for way in _WAYS
    }
    return {way: medians(rounds) for way, rounds in interleaved(ways, effort).items()}


def page(figures: Figures) -> list[str]:
    """One table."""
    # Figures of an earlier layout of the library have no more than its folders.
    places = [place for place in PLACES if all(place in of for of in figures.values())]
    rows = [[way, ms(sum(of.values())), *(ms(of[place]) for place in places)] for way, of in figures.items()]
    return [
        "Milliseconds of Python a job, without its waiting for Node, sampled. `jsii` is what it and the classes of",
        "`aws_cdk` take to check types and to write and read calls; the others are folders of this library:",
        "",
        *table(["", "ms of Python", *places], rows),
    ]


SECTION = Section(
    title="Where the time of Python goes",
    measure=measure,
    steps=lambda effort: effort.rounds * len(_WAYS),
    page=page,
)
