"""What is left above the floor: a construct that does nothing but be there, and its resources as L1s."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .jobs import processors
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .section import Figures

_PAIRS = (
    ("SparkEtlJob", "bare construct + CfnJob", "PySparkEtlJob"),
    ("SparkEtlJob as it comes", "the same duties by hand", "PySparkEtlJob as it comes"),
    ("SparkEtlJob, own role", "bare construct + CfnJob + CfnRole", "PySparkEtlJob + Role"),
    ("SparkEtlJob, own role, as it comes", "bare construct + CfnJob + CfnRole", "PySparkEtlJob + Role as it comes"),
)


def page(figures: Figures) -> list[str]:
    """One table."""
    head = ["", "ms of processors", "the floor", "floor, ms", "above it", "calls above it", "floor to the L2"]
    return table(head, (_row(figures["Python"], *pair) for pair in _PAIRS))


def _row(python: Figures, name: str, floor: str, other: str) -> list[str]:
    ours, least, l2 = (python[way]["construct"] for way in (name, floor, other))
    return [
        name,
        ms(processors(ours)),
        floor,
        ms(processors(least)),
        ms(processors(ours) - processors(least)),
        f"{python[name]['crossings'] - python[floor]['crossings']:+.0f}",
        ratio(processors(least), processors(l2)),
    ]
