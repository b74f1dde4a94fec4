"""Comparison with the minimum: an empty construct that contains the L1 resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .jobs import cpu_seconds
from .tables import ms, ratio, table

if TYPE_CHECKING:
    from .section import Figures

_PAIRS = (
    ("SparkEtlJob", "empty construct + CfnJob", "PySparkEtlJob"),
    ("SparkEtlJob, default props", "equivalent L1 code", "PySparkEtlJob, default props"),
    ("SparkEtlJob, generated role", "empty construct + CfnJob + CfnRole", "PySparkEtlJob + Role"),
    (
        "SparkEtlJob, generated role, default props",
        "empty construct + CfnJob + CfnRole",
        "PySparkEtlJob + Role, default props",
    ),
)


def page(figures: Figures) -> list[str]:
    """Return one table."""
    head = ["", "CPU ms", "minimum", "minimum, ms", "difference, ms", "more jsii calls", "minimum, ratio to the L2"]
    return table(head, (_row(figures["Python"], *pair) for pair in _PAIRS))


def _row(python: Figures, name: str, minimum: str, other: str) -> list[str]:
    ours, least, l2 = (python[variant]["construct"] for variant in (name, minimum, other))
    return [
        name,
        ms(cpu_seconds(ours)),
        minimum,
        ms(cpu_seconds(least)),
        ms(cpu_seconds(ours) - cpu_seconds(least)),
        f"{python[name]['jsii_calls'] - python[minimum]['jsii_calls']:+.0f}",
        ratio(cpu_seconds(least), cpu_seconds(l2)),
    ]
