"""The first table of the page: what the library costs, beside the same without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .growth import sizes
from .imports import BASE, added
from .jobs import total
from .snapshots import SUITES, TESTS
from .tables import mb, ms, ratio, s, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures

_L2 = "`PySparkEtlJob`"
_L2_ROLE = f"{_L2} + `Role`"


def page(results: dict[str, Figures]) -> list[str]:
    """One table of the sections that were measured."""
    rows = [row for key, made in _ROWS.items() if key in results for row in made(results[key]["figures"])]
    return table(["", "this library", "without it", "ratio", "without it is"], rows, last="---")


def _row(what: str, ours: float, other: float, without: str, form: Callable[[float], str] = s) -> list[str]:
    return [what, form(ours), form(other), ratio(ours, other), without]


def _jobs(figures: Figures) -> list[list[str]]:
    ways = figures["Python"]
    given, l2 = ways["SparkEtlJob as it comes"], ways["PySparkEtlJob as it comes"]
    own, l2_role = ways["SparkEtlJob, own role, as it comes"], ways["PySparkEtlJob + Role as it comes"]
    return [
        _row("one more job, its role there already", total(given), total(l2), _L2, _ms),
        _row("one more job and its role", total(own), total(l2_role), _L2_ROLE, _ms),
        _row("resources of a job and its role", own["resources"], l2_role["resources"], _L2_ROLE, _count),
    ]


def _provider(figures: Figures) -> list[list[str]]:
    ours, other = (figures[f"{way}, 1"]["resources"] for way in ("JobRun", "Provider, one a stack"))
    return [_row("resources of a first run of a job at deploy", ours, other, "`custom_resources.Provider`", _count)]


def _imports(figures: Figures) -> list[list[str]]:
    base = figures[BASE]["cpu"]
    ours = base + added(figures, "... and SparkEtlJob of it")
    return [_row("imports of an app with a job", ours, base, "`aws_cdk`, `aws_glue`, `aws_iam`", _ms)]


def _app(figures: Figures) -> list[list[str]]:
    return [
        _row(
            f"`python app.py`, {jobs} jobs and roles",
            figures[f"ours {jobs}"]["cpu"],
            figures[f"L2 {jobs}"]["cpu"],
            _L2_ROLE,
        )
        for jobs in (10, 100)
    ]


def _growth(figures: Figures) -> list[list[str]]:
    most = sizes(figures)[-1]
    ours, other = (sum(figures[f"{kind} {most}"]["memory"].values()) for kind in ("ours", "L2"))
    return [_row(f"memory to synthesize {most:,} jobs and roles", ours, other, _L2_ROLE, mb)]


def _check(figures: Figures) -> list[list[str]]:
    times, seen = figures["times"], figures["verdicts"]["rows"]["Refused by Glue: found as an error"]
    (ours, of), (other, _of) = seen["glue_constructs"], seen["cfn-lint"]
    return [
        _row("`check` of 100 jobs", times["glue_constructs command"], times["cfn-lint command"], "`cfn-lint`"),
        [f"refused jobs of {of} that it finds", str(ours), str(other), "", "`cfn-lint`"],
    ]


def _snapshots(figures: Figures) -> list[list[str]]:
    ours, other = (figures[f"{name}, {TESTS}"]["cpu"] for name in SUITES)
    return [_row(f"a suite of {TESTS} snapshot tests", ours, other, f"{_L2}, `assertions.Template`")]


def _ms(seconds: float) -> str:
    return f"{ms(seconds)} ms"


def _count(number: float) -> str:
    return f"{number:.0f}"


_ROWS: dict[str, Callable[[Figures], list[list[str]]]] = {
    "jobs": _jobs,
    "app": _app,
    "imports": _imports,
    "growth": _growth,
    "provider": _provider,
    "snapshots": _snapshots,
    "check": _check,
}
