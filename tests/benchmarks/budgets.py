"""The budgets, compared with the measurements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .budget import Budget
from .check import JOBS
from .growth import seconds_a_job, sizes
from .imports import added, format_share, share
from .jobs import cpu_seconds, total_cpu_seconds
from .tables import ms, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures

# The largest app may take this much more per job than the next smaller one, because of garbage collection.
_LINEAR = 1.25


_GIVEN, _OWN = "SparkEtlJob, default props", "SparkEtlJob, generated role, default props"
_L2, _L2_ROLE = "PySparkEtlJob, default props", "PySparkEtlJob + Role, default props"


def _construct(found: Figures) -> float:
    return cpu_seconds(found["construct"])


def _ratio(name: str, other: str, took: Callable[[Figures], float] = _construct) -> Callable[[Figures], float]:
    def ratio(figures: Figures) -> float:
        return took(figures["Python"][name]) / took(figures["Python"][other])

    return ratio


def _original_budget(what: str, name: str, other: str, minimum: str, bound: float) -> Budget:
    """Return an original budget, from before the minimum for Python code was measured."""
    of_minimum = _ratio(minimum, other)
    return Budget(
        what, "jobs", _ratio(name, other), bound, why=lambda figures: f"{minimum}: {of_minimum(figures):.2f} x"
    )


def _growth(figures: Figures) -> float:
    *_rest, middle, largest = sizes(figures)
    return seconds_a_job(figures, "ours", largest) / seconds_a_job(figures, "ours", middle)


def _memory(figures: Figures) -> float:
    """Return how much more memory per job the largest app needs than the next smaller one."""
    small, middle, largest = ((jobs, sum(figures[f"ours {jobs}"]["memory"].values())) for jobs in sizes(figures)[-3:])
    return _slope(middle, largest) / _slope(small, middle)


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    return (other[1] - one[1]) / (other[0] - one[0])


def _of_check(call: str) -> Callable[[Figures], float]:
    def ratio(figures: Figures) -> float:
        times = figures["times"]
        return float(times["cfn-lint library"][call] / times["glue_constructs library"][call])

    return ratio


def _of_import(figures: Figures) -> str:
    job, package = (added(figures, f"... and {name}") for name in ("SparkEtlJob", "glue_constructs"))
    return f"{ms(job)} ms, of which {ms(package)} for the package: SparkEtlJob imports its modules"


def _of_command(figures: Figures) -> float:
    times = figures["times"]
    return float(times["cfn-lint command"] / times["glue_constructs command"])


def _of_start(figures: Figures) -> str:
    one, all_ = (figures["times"][f"glue_constructs {name}"] for name in ("one job", "command"))
    return f"{ms(all_)} ms; with one job {ms(one)} ms: starting Python and the command line"


def _of_files(figures: Figures) -> str:
    first, later = (figures["times"]["glue_constructs library"][call] for call in ("first", "later"))
    return f"{ms(first)} ms: the first call imports the rules; later calls take {ms(later)} ms"


def _of_rules(figures: Figures) -> str:
    each = figures["times"]["glue_constructs library"]["later"] / JOBS
    return f"{ms(each)} ms per job: parsing its JSON and running the rules"


def _garbage_collection(_figures: Figures) -> str:
    return "garbage collection runs late"


BUDGETS = (
    _original_budget(
        "original: a job with an existing role, compared with the L2", _GIVEN, _L2, "equivalent L1 code", 0.80
    ),
    Budget("revised: the same, compared with equivalent L1 code", "jobs", _ratio(_GIVEN, "equivalent L1 code"), 1.6),
    _original_budget(
        "original: a job with a generated role, compared with the L2 and `Role`",
        _OWN,
        _L2_ROLE,
        "empty construct + CfnJob + CfnRole",
        0.55,
    ),
    Budget("revised: the same", "jobs", _ratio(_OWN, _L2_ROLE), 1.1),
    Budget("revised: the same, constructed and synthesized", "jobs", _ratio(_OWN, _L2_ROLE, total_cpu_seconds), 0.95),
    Budget(
        "resources of a job with a generated role",
        "jobs",
        lambda figures: float(figures["Python"][_OWN]["resources"]),
        2,
        form="{:.0f}",
    ),
    Budget(
        "`import glue_constructs`, in addition to `aws_cdk`, `aws_glue` and `aws_iam`",
        "imports",
        lambda figures: share(figures, "... and glue_constructs"),
        0.05,
        form="{:+.1%}",
        format_figure=lambda figures: format_share(figures, "... and glue_constructs"),
    ),
    Budget(
        "the same with `SparkEtlJob`",
        "imports",
        lambda figures: share(figures, "... and SparkEtlJob"),
        0.05,
        form="{:+.1%}",
        format_figure=lambda figures: format_share(figures, "... and SparkEtlJob"),
        why=_of_import,
    ),
    Budget(
        "resources of the run provider, one per stack",
        "provider",
        lambda figures: figures["JobRun, 1"]["resources"] - 1,
        8,
        form="{:.0f}",
    ),
    Budget(
        "resources of each further run",
        "provider",
        lambda figures: (figures["JobRun, 10"]["resources"] - figures["JobRun, 1"]["resources"]) / 9,
        1,
        form="{:.0f}",
    ),
    Budget(
        "speed of the rules compared with cfn-lint, first call",
        "check",
        _of_check("first"),
        100,
        is_lower_bound=True,
        form="{:.0f} x",
        why=_of_files,
    ),
    Budget(
        "the same, later calls",
        "check",
        _of_check("later"),
        100,
        is_lower_bound=True,
        form="{:.0f} x",
        why=_of_rules,
    ),
    Budget(
        "the same, commands from start to end",
        "check",
        _of_command,
        100,
        is_lower_bound=True,
        form="{:.0f} x",
        why=_of_start,
    ),
    Budget(
        "`check` of 10,000 jobs, without Node",
        "check",
        lambda figures: float(figures["times"]["many command"]),
        5,
        form="{:.1f} s",
        why=_of_rules,
    ),
    Budget(
        "time per job in the largest app, compared with the next smaller one",
        "growth",
        _growth,
        _LINEAR,
        why=_garbage_collection,
    ),
    Budget("memory per job, the same", "growth", _memory, _LINEAR, why=_garbage_collection),
)


def page(results: dict[str, Figures]) -> list[str]:
    """Return one table of the budgets whose section was measured."""
    rows = [budget.row(results[budget.section]["figures"]) for budget in BUDGETS if budget.section in results]
    return table(["budget", "bound", "measured", "met", "reason if not met"], rows, last="---")
