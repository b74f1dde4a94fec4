"""The time of ``python app.py``, from start to end."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .apps import app
from .chart import Bar, bars
from .processes import WITHOUT_VALIDATION, timed
from .rounds import interleaved, medians
from .section import Figures, Section
from .tables import ratio, s, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from .rounds import Effort

_SIZES = (1, 10, 100)
_VALIDATED = 100
_KINDS = ("ours", "L2")


def measure(effort: Effort) -> Figures:
    """Measure each size of each kind; the largest also with the validation that the CDK runs at every synth."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        variants = {
            **{f"{kind} {jobs}": _run(place, kind, jobs, WITHOUT_VALIDATION) for jobs in _SIZES for kind in _KINDS},
            **{f"{kind} {_VALIDATED} validated": _run(place, kind, _VALIDATED, {}) for kind in _KINDS},
        }
        return {name: medians(rounds) for name, rounds in interleaved(variants, effort).items()}


def _run(folder: Path, kind: str, jobs: int, env: dict[str, str]) -> Callable[[int], dict[str, float]]:
    program = folder / f"{kind}{jobs}.py"
    program.write_text(app(kind, jobs), encoding="utf-8")
    output = {"CDK_OUTDIR": str(folder / "cdk.out"), **env}
    return lambda _turn: timed([sys.executable, str(program)], cwd=folder, env=output)


def page(figures: Figures) -> list[str]:
    """Return one table."""
    sizes = [*(str(jobs) for jobs in _SIZES), f"{_VALIDATED} validated"]
    rows = [
        [
            _label(size),
            *(s(figures[f"{kind} {size}"][time]) for time in ("wall", "cpu") for kind in _KINDS),
            ratio(figures[f"ours {size}"]["cpu"], figures[f"L2 {size}"]["cpu"]),
        ]
        for size in sizes
    ]
    return [
        "Each job has its own role, and default props; without the CDK CLI:",
        "",
        *table(["", "this library, wall", "L2, wall", "this library, CPU", "L2, CPU", "CPU, ratio to the L2"], rows),
    ]


def charts(figures: Figures) -> dict[str, str]:
    """Return a chart of CPU seconds."""
    shown = [
        Bar(
            f"{'SparkEtlJob' if kind == 'ours' else 'PySparkEtlJob + Role'}, {size}",
            figures[f"{kind} {size}"]["cpu"],
            ours=kind == "ours",
        )
        for size in _SIZES
        for kind in _KINDS
    ]
    return {"app.svg": bars("CPU seconds of python app.py, by number of jobs", shown, unit="s")}


def _label(size: str) -> str:
    jobs, _, validated = size.partition(" ")
    return f"{jobs} job{'s' if jobs != '1' else ''}{', with CDK validation' if validated else ''}"


SECTION = Section(
    title="`python app.py`",
    measure=measure,
    steps=lambda effort: effort.rounds * len(_KINDS) * (len(_SIZES) + 1),
    page=page,
    charts=charts,
)
