"""The first table of the page: time and memory with and without this library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .growth import sizes
from .imports import BASE, added
from .jobs import total_cpu_seconds
from .snapshots import SUITES, TESTS
from .tables import mb, ms, ratio, s, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures

_L2 = "`PySparkEtlJob`"
_L2_ROLE = f"{_L2} + `Role`"


def page(results: dict[str, Figures]) -> list[str]:
    """Return one table of the measured sections."""
    rows = [row for key, made in _ROWS.items() if key in results for row in made(results[key]["figures"])]
    return table(["", "this library", "without it", "ratio", "compared with"], rows, last="---")


def _row(what: str, ours: float, other: float, without: str, form: Callable[[float], str] = s) -> list[str]:
    return [what, form(ours), form(other), ratio(ours, other), without]


def _jobs(figures: Figures) -> list[list[str]]:
    variants = figures["Python"]
    given, l2 = variants["SparkEtlJob, default props"], variants["PySparkEtlJob, default props"]
    own, l2_role = (
        variants["SparkEtlJob, generated role, default props"],
        variants["PySparkEtlJob + Role, default props"],
    )
    return [
        _row("one job with an existing role", total_cpu_seconds(given), total_cpu_seconds(l2), _L2, _ms),
        _row("one job and its role", total_cpu_seconds(own), total_cpu_seconds(l2_role), _L2_ROLE, _ms),
        _row("resources of a job and its role", own["resources"], l2_role["resources"], _L2_ROLE, _count),
    ]


def _provider(figures: Figures) -> list[list[str]]:
    ours, other = (figures[f"{variant}, 1"]["resources"] for variant in ("JobRun", "Provider, one per stack"))
    return [_row("resources of the first run in a stack", ours, other, "`custom_resources.Provider`", _count)]


def _imports(figures: Figures) -> list[list[str]]:
    base = figures[BASE]["cpu"]
    ours = base + added(figures, "... and SparkEtlJob")
    return [_row("imports of an app with one job", ours, base, "`aws_cdk`, `aws_glue`, `aws_iam`", _ms)]


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
    times, found = figures["times"], figures["findings"]["rows"]["Rejected by Glue: reported as an error"]
    (ours, of), (other, _of) = found["glue_constructs"], found["cfn-lint"]
    return [
        _row("`check` of 100 jobs", times["glue_constructs command"], times["cfn-lint command"], "`cfn-lint`"),
        [f"invalid jobs reported, of {of}", str(ours), str(other), "", "`cfn-lint`"],
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
