"""The budgets, each beside what was measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .budget import Budget
from .check import JOBS
from .growth import seconds_a_job, sizes
from .imports import BASE
from .jobs import processors
from .tables import ms, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .section import Figures

# The largest app may cost this much more a job than the middle one; the difference is pauses of garbage collectors.
_LINEAR = 1.25


def _a_job(name: str, other: str) -> Callable[[Figures], float]:
    def ratio(figures: Figures) -> float:
        python = figures.get("Python", figures)
        return processors(python[name]["construct"]) / processors(python[other]["construct"])

    return ratio


def _job_budget(what: str, section: str, name: str, other: str, bound: float) -> Budget:
    floor = "bare construct + CfnJob" + (" + CfnRole" if "Role" in other else "")
    of_floor = _a_job(floor, other)
    return Budget(
        what, section, _a_job(name, other), bound, why=lambda figures: f"the floor alone is {of_floor(figures):.2f} x"
    )


def _growth(figures: Figures) -> float:
    *_rest, middle, largest = sizes(figures)
    return seconds_a_job(figures, "ours", largest) / seconds_a_job(figures, "ours", middle)


def _memory(figures: Figures) -> float:
    """Bytes a job between the middle and the largest app, to those between the least and the middle one."""
    least, middle, largest = ((jobs, sum(figures[f"ours {jobs}"]["memory"].values())) for jobs in sizes(figures)[-3:])
    return _slope(middle, largest) / _slope(least, middle)


def _slope(one: tuple[int, float], other: tuple[int, float]) -> float:
    return (other[1] - one[1]) / (other[0] - one[0])


def _of_check(figures: Figures) -> float:
    times = figures["times"]
    return float(times["cfn-lint library"]["first"] / times["glue_constructs library"]["first"])


def _of_import(figures: Figures) -> str:
    job, package = (figures[f"... and {name}"]["adds_cpu"] for name in ("SparkEtlJob of it", "glue_constructs"))
    return f"{ms(job)} ms of processors, {ms(package)} of them without the job: the first job needs its modules"


def _of_command(figures: Figures) -> float:
    times = figures["times"]
    return float(times["cfn-lint command"] / times["glue_constructs command"])


def _of_start(figures: Figures) -> str:
    least, all_ = (figures["times"][f"glue_constructs {name}"] for name in ("least", "command"))
    return f"of {ms(all_)} ms {ms(least)} are the start of Python and of a command line, as one job shows"


def _of_rules(figures: Figures) -> str:
    each = figures["times"]["glue_constructs library"]["later"] / JOBS
    return f"{ms(each)} ms a job: its JSON is read and every rule asked"


def _collected(_figures: Figures) -> str:
    return "garbage is collected late and at once"


BUDGETS = (
    _job_budget("a job with a given role, beside `PySparkEtlJob`", "jobs", "SparkEtlJob", "PySparkEtlJob", 0.80),
    _job_budget("the same, each as it comes", "jobs", "SparkEtlJob as it comes", "PySparkEtlJob as it comes", 0.80),
    _job_budget("the same job, of the first of a process", "first", "SparkEtlJob", "PySparkEtlJob", 0.80),
    _job_budget(
        "a job with its own role, beside `PySparkEtlJob` + `Role`",
        "jobs",
        "SparkEtlJob, own role",
        "PySparkEtlJob + Role",
        0.55,
    ),
    _job_budget(
        "the same, each as it comes",
        "jobs",
        "SparkEtlJob, own role, as it comes",
        "PySparkEtlJob + Role as it comes",
        0.55,
    ),
    _job_budget(
        "the same, each as it comes, of the first of a process",
        "first",
        "SparkEtlJob, own role, as it comes",
        "PySparkEtlJob + Role as it comes",
        0.55,
    ),
    Budget(
        "resources of a job with a role of its own",
        "jobs",
        lambda figures: float(figures["Python"]["SparkEtlJob, own role, as it comes"]["resources"]),
        2,
        form="{:.0f}",
    ),
    Budget(
        "`import glue_constructs` beside `aws_cdk`, `aws_glue` and `aws_iam`",
        "imports",
        lambda figures: figures["... and glue_constructs"]["adds_cpu"] / figures[BASE]["cpu"],
        0.05,
        form="{:+.1%}",
    ),
    Budget(
        "the same with `SparkEtlJob`, which imports what a job needs",
        "imports",
        lambda figures: figures["... and SparkEtlJob of it"]["adds_cpu"] / figures[BASE]["cpu"],
        0.05,
        form="{:+.1%}",
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
        "speed of the rules, beside cfn-lint on the same template",
        "check",
        _of_check,
        100,
        least=True,
        form="{:.0f} x",
        why=_of_rules,
    ),
    Budget(
        "the same of the whole command",
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
