"""Findings, false positives and time of the rules, compared with cfn-lint and CDK's validation."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import cases, detection
from .chart import Bar, bars
from .rounds import interleaved, medians
from .section import Figures, Section
from .speed import COMMANDS, time_command, time_library
from .tables import table
from .tools import TOOLS

if TYPE_CHECKING:
    from collections.abc import Callable

    from .rounds import Effort

JOBS = 100
MANY_FILES, JOBS_IN_EACH = 20, 500  # a template may have 500 resources
_FEW, _MANY = f"{JOBS} jobs in one template", f"{MANY_FILES * JOBS_IN_EACH:,} jobs in {MANY_FILES} templates"


def measure(effort: Effort) -> Figures:
    """Measure the findings and the times."""
    with tempfile.TemporaryDirectory() as folder:
        findings = detection.count_findings(Path(folder), effort)
        found = interleaved(_variants(Path(folder)), effort)
    return {"findings": findings, "times": {name: medians(rounds) for name, rounds in found.items()}}


def _variants(folder: Path) -> dict[str, Callable[[int], Any]]:
    empty = folder / "empty"
    empty.mkdir()
    one_job = [detection.write_template(folder / "job.json", cases.many_jobs(1))]
    one_template = [detection.write_template(folder / "jobs.json", cases.many_jobs(JOBS))]
    jobs = cases.many_jobs(MANY_FILES * JOBS_IN_EACH)
    parts = [jobs[start : start + JOBS_IN_EACH] for start in range(0, len(jobs), JOBS_IN_EACH)]
    many = [detection.write_template(folder / f"many{number}.json", part) for number, part in enumerate(parts)]
    return {
        **{f"{tool} one job": lambda _turn, tool=tool: time_command(tool, one_job) for tool in COMMANDS},
        **{f"{tool} command": lambda _turn, tool=tool: time_command(tool, one_template) for tool in COMMANDS},
        **{f"{tool} library": lambda _turn, tool=tool: time_library(tool, one_template) for tool in TOOLS},
        "many command": lambda _turn: time_command("glue_constructs", many, path=str(empty)),
        "many library": lambda _turn: time_library("glue_constructs", many, calls=1),
    }


def page(figures: Figures) -> list[str]:
    """Return two tables, findings and times."""
    times = figures["times"]
    first, later = ({tool: times[f"{tool} library"][call] for tool in TOOLS} for call in ("first", "later"))
    return [
        *detection.page(figures["findings"]),
        "CPU seconds:",
        "",
        *table(
            ["", *TOOLS, "cfn-lint / glue_constructs"],
            [
                _row("1 job: the command, from start to end", {tool: times[f"{tool} one job"] for tool in COMMANDS}),
                _row(f"{_FEW}: the command, from start to end", {tool: times[f"{tool} command"] for tool in COMMANDS}),
                _row(f"{_FEW}: as a library, the first call", first),
                _row(f"{_FEW}: as a library, later calls", later),
                _row(f"{_MANY}: the command, no Node on PATH", {"glue_constructs": times["many command"]}),
                _row(f"{_MANY}: as a library, the first call", {"glue_constructs": times["many library"]["first"]}),
            ],
        ),
        "Both are reported as warnings: a Glue version may be newer than this release (`glue-version-known`), and",
        "working jobs set `--JOB_NAME` (`args-glue-internal`).",
        "",
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Return a chart of the first call."""
    shown = [
        Bar(tool, figures["times"][f"{tool} library"]["first"] * 1e3, ours=tool == "glue_constructs") for tool in TOOLS
    ]
    return {"check.svg": bars(f"CPU milliseconds to check {_FEW}", shown, unit="ms")}


def _row(name: str, took: dict[str, float]) -> list[str]:
    ratio = f"{took['cfn-lint'] / took['glue_constructs']:.0f} x" if "cfn-lint" in took else ""
    return [name, *(f"{took[tool]:.3f} s" if tool in took else "" for tool in TOOLS), ratio]


SECTION = Section(
    title="`check`",
    measure=measure,
    steps=lambda effort: len(TOOLS) + effort.rounds * (2 * len(COMMANDS) + len(TOOLS) + 2),
    page=page,
    charts=charts,
)
