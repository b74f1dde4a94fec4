"""The findings of each tool, for the same templates."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from . import cases
from .tables import table
from .tools import TOOLS, VERSIONS, glue_constructs_request

if TYPE_CHECKING:
    from pathlib import Path

    from .rounds import Effort

# The label, the group of cases, and the severity that is counted (None: any).
ROWS = [
    ("Rejected by Glue: reported as an error", cases.INVALID_JOBS, "error"),
    ("Runs and requests rejected by Glue: reported as an error", cases.INVALID_REQUESTS, "error"),
    ("Probably wrong according to the documentation: reported", cases.PROBABLY_WRONG, None),
    ("Accepted by Glue: reported as an error", cases.ACCEPTED, "error"),
    ("Real jobs: reported as an error", cases.REAL, "error"),
    ("Real jobs: reported as a warning", cases.REAL, "warning"),
    ("Real jobs with retired Glue versions: reported as an error", cases.REAL_RETIRED, "error"),
    ("Real jobs that cannot be deployed: reported as an error", cases.REAL_INVALID, "error"),
]
_INVALID = (cases.INVALID_JOBS, cases.INVALID_REQUESTS, cases.REAL_INVALID)

_Severities = list[tuple[cases.Case, set[str]]]


def count_findings(folder: Path, effort: Effort) -> dict[str, Any]:
    """Count the cases that each tool reports, and list the invalid cases that glue_constructs misses."""
    found = _severities(folder, effort)
    return {
        "tools": VERSIONS,
        "rows": {name: {tool: _count(found[tool], group, level) for tool in TOOLS} for name, group, level in ROWS},
        "missed": [
            case.name for case, levels in found["glue_constructs"] if case.group in _INVALID and "error" not in levels
        ],
    }


def page(figures: dict[str, Any]) -> list[str]:
    """Return one table, and the cases that glue_constructs misses."""
    head = ["", *(f"{tool} {version}" for tool, version in figures["tools"].items())]
    missed = ", ".join(figures["missed"])
    return [
        *table(head, ([name, *map(_text, of.values())] for name, of in figures["rows"].items())),
        *([f"Invalid, but not reported as an error by glue_constructs: {missed}.", ""] if missed else []),
    ]


def _severities(folder: Path, effort: Effort) -> dict[str, _Severities]:
    """Return the severities of the findings for each case, by tool."""
    all_cases = cases.cases()
    jobs = [case for case in all_cases if case.operation == "Job"]
    files = [write_template(folder / f"case{number}.json", [case.body]) for number, case in enumerate(jobs)]
    severities: dict[str, _Severities] = {}
    for tool, check in TOOLS.items():
        found = check(files)
        severities[tool] = [(case, found.get(str(path), set())) for case, path in zip(jobs, files, strict=True)]
        effort.tick(tool)
    requests = [case for case in all_cases if case.operation != "Job"]
    severities["glue_constructs"] += [(case, glue_constructs_request(case)) for case in requests]
    return severities


def _count(severities: _Severities, group: str, level: str | None) -> list[int]:
    """Return the number of reported cases, and of all cases, of a group."""
    levels = [found for case, found in severities if case.group == group]
    return [sum(bool(found) if level is None else level in found for found in levels), len(levels)]


def _text(count: list[int]) -> str:
    reported, of = count
    return f"{reported} of {of} ({reported / of:.0%})" if of else "not supported"


def write_template(path: Path, jobs: list[dict[str, Any]]) -> Path:
    """Write a template of these jobs to a file."""
    path.write_text(json.dumps(cases.template(jobs)), encoding="utf-8")
    return path
