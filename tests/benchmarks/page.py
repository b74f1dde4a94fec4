"""docs/performance.md and its charts, made of the results alone: nothing is measured here.

``python -m tests.benchmarks.page`` writes them again.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import budgets, floor
from .processes import ROOT
from .sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .section import Figures

RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "performance.md"
CHARTS = ROOT / "docs" / "performance"

_HEAD = """\
# Measured

<!-- Made by `make bench` of tests/benchmarks/results.json; a test holds the two equal. Change those instead. -->

How fast this library is beside what a user would write without it, and what the rules find beside other checkers.
Everything is measured in one run, one after the other and in turn (A B C, B C A, ...), and the median counts.

`make bench` takes about ten minutes, `make bench ONLY="jobs calls"` less.

*By the clock* is what a user waits for. *Of processors* is the time that Python and Node together were at work: what
else the machine does changes it little, so the ratios and budgets of time are of it. A *call of Node* is a call
through jsii, by which Python reaches the CDK. *As it comes* is with the required props alone: the L2 then turns on
metrics and continuous logging, ours makes log groups that the stack's jobs share. Where nothing is said, both are told
to leave that away, and the template's jobs are the same but for the role.
"""
_FLOOR = """\
The L2 is one call of Node: Python hands over the props, and the rest is JavaScript. A construct in Python that is an
`IJobRef` and has an L1 inside is two calls at least, three or more with a role. The floor is that: a construct with
empty methods, `CfnJob`, and a `CfnRole` with one statement. What is above it is the library's own: props, arguments,
rules, permissions, grants. Where the floor alone is above a budget, no construct in Python can meet it.
"""


def rendered(results: dict[str, Figures]) -> dict[Path, str]:
    """The page and the charts, by file."""
    charts = {
        CHARTS / name: text
        for key, section in SECTIONS.items()
        if key in results
        for name, text in section.charts(results[key]["figures"]).items()
    }
    return {PAGE: "\n".join(_page(results)), **charts}


def written() -> dict[str, Figures]:
    """The results of the last run; none when there was none."""
    return json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}


def _page(results: dict[str, Figures]) -> Iterable[str]:
    yield _HEAD
    yield from _machines(results)
    yield "## Budgets"
    yield ""
    yield from budgets.page(results)
    for key in SECTIONS:
        if key in results:
            yield from _section(key, results[key])
            if key == "jobs":
                yield "### What is left above the floor"
                yield ""
                yield _FLOOR
                yield from floor.page(results[key]["figures"])


def _section(key: str, result: Figures) -> Iterable[str]:
    section = SECTIONS[key]
    yield f"## {section.title}"
    yield ""
    yield from section.page(result["figures"])
    for name in section.charts(result["figures"]):
        yield f"![{section.title.strip('`')}]({CHARTS.name}/{name})"
        yield ""
    yield _when(result["measured"])
    yield ""


def _when(measured: dict[str, Any]) -> str:
    (before, after), rounds = measured["load"], measured["rounds"]
    return (
        f"*{measured['date']}, {rounds} round{'s' if rounds != 1 else ''}, load {before:.1f} before and {after:.1f} "
        f"after; `make bench ONLY={measured['section']}`.*"
    )


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
