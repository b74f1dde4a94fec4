"""Generate docs/performance.md, docs/performance-detail.md and their charts from the results, without measuring.

``python -m tests.benchmarks.page`` writes them.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from . import budgets, minimum, prose, summary
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
# The sections of the details page.
_DETAIL = ("jobs", "first", "python", "calls", "provider")


def render(results: dict[str, Figures]) -> dict[Path, str]:
    """Return the pages and the charts, by path."""
    charts = {
        CHARTS / name: text
        for key, section in SECTIONS.items()
        if key in results
        for name, text in section.charts(results[key]["figures"]).items()
    }
    return {PAGE: "\n".join(_page(results)), DETAIL: "\n".join(_detail(results)), **charts}


def read_results() -> dict[str, Figures]:
    """Return the results of the last run, empty if there are none."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def merge(results: dict[str, Figures], key: str, result: Figures) -> dict[str, Figures]:
    """Return the results with one section replaced, in the order of the page."""
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
    yield "## Measurement conditions"
    yield ""
    yield from _when(results)
    yield from _machines(results)


def _detail(results: dict[str, Figures]) -> Iterable[str]:
    yield prose.DETAIL
    for key in _DETAIL:
        if key in results:
            yield from _section(key, results[key])
            if key == "jobs":
                yield "### Comparison with the minimum"
                yield ""
                yield prose.MINIMUM
                yield from minimum.page(results[key]["figures"])


def _section(key: str, result: Figures) -> Iterable[str]:
    section = SECTIONS[key]
    yield f"## {section.title}"
    yield ""
    yield from section.page(result["figures"])
    for name in section.charts(result["figures"]):
        yield f"![{section.title.strip('`')}]({CHARTS.name}/{name})"
        yield ""


def _when(results: dict[str, Figures]) -> Iterable[str]:
    """Yield a table with one row for each section: sections can be measured separately."""
    all_ = [result["measured"] for result in results.values()]
    minutes = sum(measured["seconds"] for measured in all_) / 60
    yield f"`make bench` takes about {minutes:.0f} minutes. `ONLY=` measures one section and keeps the other results:"
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
    yield from table(["", "date", "rounds", "duration", "load average"], rows)


def _machines(results: dict[str, Figures]) -> Iterable[str]:
    """Yield each machine with its versions and, if there are several, the sections measured on it."""
    measured: dict[str, list[str]] = {}
    for key, result in results.items():
        measured.setdefault(result["measured"]["machine"], []).append(key)
    for machine, keys in measured.items():
        of = f" ({', '.join(keys)})" if len(measured) > 1 else ""
        yield f"{machine}{of}.".replace("; ", ";\n")
        yield ""


def write(results: dict[str, Figures]) -> None:
    """Write the pages and their charts."""
    for path, text in render(results).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write(read_results())
