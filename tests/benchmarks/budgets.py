"""The budgets, each beside what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .budget import Budget
from .check import JOBS
from .growth import seconds_a_job, sizes
from .imports import added, said, share
from .jobs import processors, total
from .tables import ms, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures

# The largest app may cost this much more a job than the middle one; the difference is pauses of garbage collectors.
_LINEAR = 1.25


_GIVEN, _OWN = "SparkEtlJob as it comes", "SparkEtlJob, own role, as it comes"
_L2, _L2_ROLE = "PySparkEtlJob as it comes", "PySparkEtlJob + Role as it comes"


def _construct(found: Figures) -> float:
    return processors(found["construct"])


def _ratio(name: str, other: str, took: Callable[[Figures], float] = _construct) -> Callable[[Figures], float]:
    def ratio(figures: Figures) -> float:
        return took(figures["Python"][name]) / took(figures["Python"][other])

    return ratio


def _first_budget(what: str, name: str, other: str, floor: str, bound: float) -> Budget:
    """One of the design, from before it was measured what the least is that Python can do."""
    of_floor = _ratio(floor, other)
    return Budget(what, "jobs", _ratio(name, other), bound, why=lambda figures: f"{floor}: {of_floor(figures):.2f} x")


def _growth(figures: Figures) -> float:
    *_rest, middle, largest = sizes(figures)
    return seconds_a_job(figures, "ours", largest) / seconds_a_job(figures, "ours", middle)


def _memory(figures: Figures) -> float:
    """Bytes a job between the middle and the largest app, to those between the least and the middle one."""
    least, middle, largest = ((jobs, sum(figures[f"ours {jobs}"]["memory"].values())) for jobs in sizes(figures)[-3:])
    return _slope(middle, largest) / _slope(least, middle)


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    return (other[1] - one[1]) / (other[0] - one[0])


def _of_check(call: str) -> Callable[[Figures], float]:
    def ratio(figures: Figures) -> float:
        times = figures["times"]
        return float(times["cfn-lint library"][call] / times["glue_constructs library"][call])

    return ratio


def _of_import(figures: Figures) -> str:
    job, package = (added(figures, f"... and {name}") for name in ("SparkEtlJob of it", "glue_constructs"))
    return f"{ms(job)} ms, {ms(package)} of them without the job: the first job needs its modules"


def _of_command(figures: Figures) -> float:
    times = figures["times"]
    return float(times["cfn-lint command"] / times["glue_constructs command"])


def _of_start(figures: Figures) -> str:
    least, all_ = (figures["times"][f"glue_constructs {name}"] for name in ("least", "command"))
    return f"{ms(all_)} ms; with a template of one job {ms(least)} ms: Python and a command line start"


def _of_files(figures: Figures) -> str:
    first, later = (figures["times"]["glue_constructs library"][call] for call in ("first", "later"))
    return f"{ms(first)} ms: the first call reads the rules' files; a later one is {ms(later)} ms"


def _of_rules(figures: Figures) -> str:
    each = figures["times"]["glue_constructs library"]["later"] / JOBS
    return f"{ms(each)} ms a job: its JSON is read and every rule asked"


def _collected(_figures: Figures) -> str:
    return "garbage is collected late and at once"


BUDGETS = (
    _first_budget("the design's: a job with a given role, beside the L2", _GIVEN, _L2, "the same duties by hand", 0.80),
    Budget(
        "restated: the same, beside the same duties by hand", "jobs", _ratio(_GIVEN, "the same duties by hand"), 1.6
    ),
    _first_budget(
        "the design's: a job with its own role, beside the L2 and `Role`",
        _OWN,
        _L2_ROLE,
        "bare construct + CfnJob + CfnRole",
        0.55,
    ),
    Budget("restated: the same", "jobs", _ratio(_OWN, _L2_ROLE), 1.1),
    Budget("restated: the same, constructed and synthesized", "jobs", _ratio(_OWN, _L2_ROLE, total), 0.95),
    Budget(
        "resources of a job with a role of its own",
        "jobs",
        lambda figures: float(figures["Python"][_OWN]["resources"]),
        2,
        form="{:.0f}",
    ),
    Budget(
        "`import glue_constructs` beside `aws_cdk`, `aws_glue` and `aws_iam`",
        "imports",
        lambda figures: share(figures, "... and glue_constructs"),
        0.05,
        form="{:+.1%}",
        said=lambda figures: said(figures, "... and glue_constructs"),
    ),
    Budget(
        "the same with `SparkEtlJob`, which imports what a job needs",
        "imports",
        lambda figures: share(figures, "... and SparkEtlJob of it"),
        0.05,
        form="{:+.1%}",
        said=lambda figures: said(figures, "... and SparkEtlJob of it"),
        why=_of_import,
    ),
    Budget(
        "resources of the provider, one a stack",
        "provider",
        lambda figures: figures["JobRun, 1"]["resources"] - 1,
        8,
        form="{:.0f}",
    ),
    Budget(
        "resources of each run after the first",
        "provider",
        lambda figures: (figures["JobRun, 10"]["resources"] - figures["JobRun, 1"]["resources"]) / 9,
        1,
        form="{:.0f}",
    ),
    Budget(
        "speed of the rules beside cfn-lint, the first call of each",
        "check",
        _of_check("first"),
        100,
        least=True,
        form="{:.0f} x",
        why=_of_files,
    ),
    Budget(
        "the same, later calls",
        "check",
        _of_check("later"),
        100,
        least=True,
        form="{:.0f} x",
        why=_of_rules,
    ),
    Budget(
        "the same, the whole commands",
        "check",
        _of_command,
        100,
        least=True,
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
    Budget("time a job in the largest app, to that in the one before", "growth", _growth, _LINEAR, why=_collected),
    Budget("memory a job, the same", "growth", _memory, _LINEAR, why=_collected),
)


def page(results: dict[str, Figures]) -> list[str]:
    """One table of those whose section was measured."""
    rows = [budget.row(results[budget.section]["figures"]) for budget in BUDGETS if budget.section in results]
    return table(["budget", "bound", "measured", "met", "why not"], rows, last="---")
