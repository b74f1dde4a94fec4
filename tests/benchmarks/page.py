"""docs/performance.md, its details and their charts, made of the results alone: nothing is measured here.

``python -m tests.benchmarks.page`` writes them again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from . import budgets, floor, prose, summary
from .processes import ROOT
from .sections import SECTIONS
from .tables import table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .section import Figures

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "performance.md"
DETAIL = ROOT / "docs" / "performance-detail.md"
CHARTS = ROOT / "docs" / "performance"
# What is of interest to those who want to know why.
_DETAIL = ("jobs", "first", "python", "calls", "provider")


def rendered(results: dict[str, Figures]) -> dict[Path, str]:
    """The pages and the charts, by file."""
    charts = {
        CHARTS / name: text
        for key, section in SECTIONS.items()
        if key in results
        for name, text in section.charts(results[key]["figures"]).items()
    }
    return {PAGE: "\n".join(_page(results)), DETAIL: "\n".join(_detail(results)), **charts}


def written() -> dict[str, Figures]:
    """The results of the last run; none when there was none."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def merged(results: dict[str, Figures], key: str, result: Figures) -> dict[str, Figures]:
    """The results with one section measured again, in the order of the page; the others as they were."""
    return {name: result if name == key else results[name] for name in SECTIONS if name == key or name in results}


def _page(results: dict[str, Figures]) -> Iterable[str]:
    yield prose.HEAD
    yield from summary.page(results)
    yield "## How to read this"
    yield ""
    yield prose.READ
    yield "## Budgets"
    yield ""
    yield prose.BUDGETS
    yield from budgets.page(results)
    for key, result in results.items():
        if key not in _DETAIL:
            yield from _section(key, result)
    yield prose.MORE
    yield "## Measured when and where"
    yield ""
    yield from _when(results)
    yield from _machines(results)


def _detail(results: dict[str, Figures]) -> Iterable[str]:
    yield prose.DETAIL
    for key in _DETAIL:
        if key in results:
            yield from _section(key, results[key])
            if key == "jobs":
                yield "### What is left above the floor"
                yield ""
                yield prose.FLOOR
                yield from floor.page(results[key]["figures"])


def _section(key: str, result: Figures) -> Iterable[str]:
    section = SECTIONS[key]
    yield f"## {section.title}"
    yield ""
    yield from section.page(result["figures"])
    for name in section.charts(result["figures"]):
        yield f"![{section.title.strip('`')}]({CHARTS.name}/{name})"
        yield ""


def _when(results: dict[str, Figures]) -> Iterable[str]:
    """One row a section: each may be measured alone, and keeps its own day and load."""
    all_ = [result["measured"] for result in results.values()]
    minutes = sum(measured["seconds"] for measured in all_) / 60
    yield f"`make bench` takes about {minutes:.0f} minutes, one section less; the others keep what they have:"
    yield ""
    rows = [
        [
            f"`make bench ONLY={measured['section']}`",
            measured["date"],
            str(measured["rounds"]),
            f"{measured['seconds']:,.0f} s",
            " to ".join(f"{load:.1f}" for load in measured["load"]),
        ]
        for measured in all_
    ]
    yield from table(["", "day", "rounds", "took", "load of the machine"], rows)


def _machines(results: dict[str, Figures]) -> Iterable[str]:
    """Each machine with its versions once, and what was measured on it where there are several."""
    measured: dict[str, list[str]] = {}
    for key, result in results.items():
        measured.setdefault(result["measured"]["machine"], []).append(key)
    for machine, keys in measured.items():
        of = f" ({', '.join(keys)})" if len(measured) > 1 else ""
        yield f"{machine}{of}.".replace("; ", ";\n")
        yield ""


def write(results: dict[str, Figures]) -> None:
    """Write the page and its charts."""
    for path, text in rendered(results).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(written())
