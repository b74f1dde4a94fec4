"""Measure the rules beside cfn-lint and CDK's validator: what they see, what they refuse wrongly, how long they take.

python tests/benchmarks/rules.py [--repeat 5] [--markdown FILE]
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

import cases
import speed
from judges import JUDGES, VERSIONS, ours_of_request
from rich.console import Console
from rich.markdown import Markdown
from rich.progress import track

JOBS = 100
MANY_FILES, JOBS_IN_EACH = 20, 500  # 500 resources are the most that a template may have
# What is counted of which cases.
ROWS = [
    ("Refused by Glue: found as an error", cases.REFUSED, "error"),
    ("Runs and requests that Glue refuses: found as an error", cases.REFUSED_REQUESTS, "error"),
    ("Doubtful by the documents: found at all", cases.DOUBTFUL, None),
    ("Accepted by Glue: an error all the same", cases.ACCEPTED, "error"),
    ("Real jobs: an error all the same", cases.REAL, "error"),
    ("Real jobs: warned about", cases.REAL, "warning"),
    ("Real jobs on retired Glue versions: found as an error", cases.REAL_RETIRED, "error"),
    ("Real jobs that could not be deployed: found as an error", cases.REAL_REFUSED, "error"),
]

FOUND = (cases.REFUSED, cases.REFUSED_REQUESTS, cases.REAL_REFUSED)

Rows = list[list[str]]
Verdicts = list[tuple[cases.Case, set[str]]]


def main() -> None:
    """Measure, print, and write down."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--repeat", type=int, default=5, help="how often to time each (the median counts)")
    parser.add_argument("--markdown", type=Path, help="a file to write the tables to")
    options = parser.parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder:
        verdicts = _verdict_table(Path(folder))
        times = _time_table(Path(folder), options.repeat)
    text = "\n".join([_machine(before, options.repeat), *verdicts, "", *times, ""])
    Console().print(Markdown(text))
    if options.markdown:
        options.markdown.write_text(text, encoding="utf-8")


def _verdict_table(folder: Path) -> list[str]:
    judged = _judged(folder)
    rows = [[name, *(_share(judged[judge], group, level) for judge in JUDGES)] for name, group, level in ROWS]
    missed = [case.name for case, levels in judged["glue_constructs"] if case.group in FOUND and "error" not in levels]
    return [
        *_table(["", *(f"{judge} {version}" for judge, version in VERSIONS.items())], rows),
        *(["", f"Refused, and not found as an error by glue_constructs: {', '.join(missed)}."] if missed else []),
    ]


def _judged(folder: Path) -> dict[str, Verdicts]:
    """By judge: the levels of the findings of each case."""
    all_cases = cases.cases()
    jobs = [case for case in all_cases if case.operation == "Job"]
    files = [_written(folder / f"case{number}.json", [case.body]) for number, case in enumerate(jobs)]
    judged: dict[str, Verdicts] = {}
    for judge, judge_all in track(JUDGES.items(), "What each of them sees", console=Console(stderr=True)):
        found = judge_all(files)
        judged[judge] = [(case, found.get(str(path), set())) for case, path in zip(jobs, files, strict=True)]
    judged["glue_constructs"] += [(case, ours_of_request(case)) for case in all_cases if case.operation != "Job"]
    return judged


def _share(verdicts: Verdicts, group: str, level: str | None) -> str:
    levels = [found for case, found in verdicts if case.group == group]
    if not levels:
        return "not looked at"
    count = sum(bool(found) if level is None else level in found for found in levels)
    return f"{count} of {len(levels)} ({count / len(levels):.0%})"


def _time_table(folder: Path, repeat: int) -> list[str]:
    nothing = folder / "nothing"
    nothing.mkdir()
    one = [_written(folder / "jobs.json", cases.many_jobs(JOBS))]
    jobs = cases.many_jobs(MANY_FILES * JOBS_IN_EACH)
    parts = [jobs[start : start + JOBS_IN_EACH] for start in range(0, len(jobs), JOBS_IN_EACH)]
    many = [_written(folder / f"many{number}.json", part) for number, part in enumerate(parts)]
    judges = track(JUDGES, "How long they take", console=Console(stderr=True))
    calls = {judge: speed.of_library(judge, one, repeat) for judge in judges}
    commands = {judge: speed.of_command(judge, one, repeat) for judge in speed.COMMANDS}
    many_command = speed.of_command("glue_constructs", many, repeat, path=str(nothing))
    many_call = speed.of_library("glue_constructs", many, repeat).first
    few, all_ = f"{JOBS} jobs in one template", f"{len(jobs):,} jobs in {MANY_FILES} templates"
    return _table(
        ["", *JUDGES, "cfn-lint to ours"],
        [
            _compared(f"{few}: the command, from start to end", commands),
            _compared(f"{few}: as a library, the first call", {judge: call.first for judge, call in calls.items()}),
            _compared(f"{few}: as a library, later calls", {judge: call.later for judge, call in calls.items()}),
            _compared(f"{all_}: the command, no Node on PATH", {"glue_constructs": many_command}),
            _compared(f"{all_}: as a library, the first call", {"glue_constructs": many_call}),
        ],
    )


def _compared(name: str, took: dict[str, float]) -> list[str]:
    ratio = f"{took['cfn-lint'] / took['glue_constructs']:.0f} x" if "cfn-lint" in took else ""
    return [name, *(f"{took[judge]:.3f} s" if judge in took else "" for judge in JUDGES), ratio]


def _machine(load: float, repeat: int) -> str:
    today = dt.datetime.now(dt.timezone.utc).date().isoformat()
    versions = ", ".join(
        f"{name} {number}" for name, number in {**VERSIONS, "Python": platform.python_version()}.items()
    )
    return (
        f"{today}, {platform.machine()} {platform.system()}, {os.cpu_count()} cores, load {load:.1f} before and "
        f"{os.getloadavg()[0]:.1f} after; {versions}; medians of {repeat} runs.\n"
    )


def _table(head: list[str], rows: Rows) -> list[str]:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return [f"| {' | '.join(line)} |" for line in lines]


def _written(path: Path, jobs: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps(cases.template(jobs)))
    return path


if __name__ == "__main__":
    sys.exit(main())
