"""The rules beside cfn-lint and the validator of CDK: what they see, what they refuse wrongly, how long they take."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import cases, verdicts
from .chart import Bar, bars
from .judges import JUDGES
from .rounds import interleaved, medians
from .section import Figures, Section
from .speed import COMMANDS, of_command, of_library
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .rounds import Effort

JOBS = 100
MANY_FILES, JOBS_IN_EACH = 20, 500  # 500 resources are the most that a template may have
_FEW, _MANY = f"{JOBS} jobs in one template", f"{MANY_FILES * JOBS_IN_EACH:,} jobs in {MANY_FILES} templates"


def measure(effort: Effort) -> Figures:
    """Both."""
    with tempfile.TemporaryDirectory() as folder:
        seen = verdicts.verdicts(Path(folder), effort)
        found = interleaved(_ways(Path(folder)), effort)
    return {"verdicts": seen, "times": {name: medians(rounds) for name, rounds in found.items()}}


def _ways(folder: Path) -> dict[str, Callable[[int], Any]]:
    nothing = folder / "nothing"
    nothing.mkdir()
    least = [verdicts.written(folder / "job.json", cases.many_jobs(1))]
    one = [verdicts.written(folder / "jobs.json", cases.many_jobs(JOBS))]
    jobs = cases.many_jobs(MANY_FILES * JOBS_IN_EACH)
    parts = [jobs[start : start + JOBS_IN_EACH] for start in range(0, len(jobs), JOBS_IN_EACH)]
    many = [verdicts.written(folder / f"many{number}.json", part) for number, part in enumerate(parts)]
    return {
        **{f"{judge} least": lambda _turn, judge=judge: of_command(judge, least) for judge in COMMANDS},
        **{f"{judge} command": lambda _turn, judge=judge: of_command(judge, one) for judge in COMMANDS},
        **{f"{judge} library": lambda _turn, judge=judge: of_library(judge, one) for judge in JUDGES},
        "many command": lambda _turn: of_command("glue_constructs", many, path=str(nothing)),
        "many library": lambda _turn: of_library("glue_constructs", many, calls=1),
    }


def page(figures: Figures) -> list[str]:
    """Two tables."""
    times = figures["times"]
    first, later = ({judge: times[f"{judge} library"][call] for judge in JUDGES} for call in ("first", "later"))
    return [
        *verdicts.page(figures["verdicts"]),
        "Seconds of processors:",
        "",
        *table(
            ["", *JUDGES, "cfn-lint to ours"],
            [
                _row("1 job: the command, from start to end", {judge: times[f"{judge} least"] for judge in COMMANDS}),
                _row(
                    f"{_FEW}: the command, from start to end", {judge: times[f"{judge} command"] for judge in COMMANDS}
                ),
                _row(f"{_FEW}: as a library, the first call", first),
                _row(f"{_FEW}: as a library, later calls", later),
                _row(f"{_MANY}: the command, no Node on PATH", {"glue_constructs": times["many command"]}),
                _row(f"{_MANY}: as a library, the first call", {"glue_constructs": times["many library"]["first"]}),
            ],
        ),
        "`glue-version-known` warns on purpose: a version may be newer than this release. So does `--JOB_NAME`",
        "(`args-glue-internal`): jobs that run have it.",
        "",
    ]


def charts(figures: Figures) -> dict[str, str]:
    """The first call."""
    shown = [
        Bar(judge, figures["times"][f"{judge} library"]["first"] * 1e3, ours=judge == "glue_constructs")
        for judge in JUDGES
    ]
    return {"check.svg": bars(f"Milliseconds of processors to judge {_FEW}", shown, unit="ms")}


def _row(name: str, took: dict[str, float]) -> list[str]:
    ratio = f"{took['cfn-lint'] / took['glue_constructs']:.0f} x" if "cfn-lint" in took else ""
    return [name, *(f"{took[judge]:.3f} s" if judge in took else "" for judge in JUDGES), ratio]


SECTION = Section(
    title="`check`",
    measure=measure,
    steps=lambda effort: len(JUDGES) + effort.rounds * (2 * len(COMMANDS) + len(JUDGES) + 2),
    page=page,
    charts=charts,
)
