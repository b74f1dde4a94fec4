"""What each judge sees: the same templates for all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import cases
from .judges import JUDGES, VERSIONS, ours_of_request
from .tables import table

if TYPE_CHECKING:
    from pathlib import Path

    from .rounds import Effort

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
_FOUND = (cases.REFUSED, cases.REFUSED_REQUESTS, cases.REAL_REFUSED)

_Verdicts = list[tuple[cases.Case, set[str]]]


def verdicts(folder: Path, effort: Effort) -> dict[str, Any]:
    """How many of which cases each judge sees, and which refused ones ours does not."""
    judged = _judged(folder, effort)
    ours = judged["glue_constructs"]
    return {
        "judges": VERSIONS,
        "rows": {name: {judge: _share(judged[judge], group, level) for judge in JUDGES} for name, group, level in ROWS},
        "missed": [case.name for case, levels in ours if case.group in _FOUND and "error" not in levels],
    }


def page(figures: dict[str, Any]) -> list[str]:
    """One table, and what ours does not see."""
    head = ["", *(f"{judge} {version}" for judge, version in figures["judges"].items())]
    missed = ", ".join(figures["missed"])
    return [
        *table(head, ([name, *map(_text, of.values())] for name, of in figures["rows"].items())),
        *([f"Refused, and not found as an error by glue_constructs: {missed}.", ""] if missed else []),
    ]


def _judged(folder: Path, effort: Effort) -> dict[str, _Verdicts]:
    """By judge: the levels of the findings of each case."""
    all_cases = cases.cases()
    jobs = [case for case in all_cases if case.operation == "Job"]
    files = [written(folder / f"case{number}.json", [case.body]) for number, case in enumerate(jobs)]
    judged: dict[str, _Verdicts] = {}
    for judge, judge_all in JUDGES.items():
        found = judge_all(files)
        judged[judge] = [(case, found.get(str(path), set())) for case, path in zip(jobs, files, strict=True)]
        effort.tick(judge)
    judged["glue_constructs"] += [(case, ours_of_request(case)) for case in all_cases if case.operation != "Job"]
    return judged


def _share(verdicts: _Verdicts, group: str, level: str | None) -> list[int]:
    levels = [found for case, found in verdicts if case.group == group]
    return [sum(bool(found) if level is None else level in found for found in levels), len(levels)]


def _text(share: list[int]) -> str:
    count, of = share
    return f"{count} of {of} ({count / of:.0%})" if of else "not looked at"


def written(path: Path, jobs: list[dict[str, Any]]) -> Path:
    """A template of these jobs, as a file."""
    path.write_text(json.dumps(cases.template(jobs)), encoding="utf-8")
    return path
