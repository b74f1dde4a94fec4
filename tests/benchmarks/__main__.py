"""Run the benchmark and write its results: ``python -m tests.benchmarks``, from the repository's root.

Needs Linux and Node. Writes tests/benchmarks/results.json, and generates two pages and their charts from it. ``--only``
keeps the results of the other sections.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from . import page
from .machine import load, stamp
from .processes import compile_modules
from .rounds import Effort
from .sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

_QUICK = Effort(rounds=1, jobs=30, growth=(20, 100, 300))


def main() -> int:
    """Run the command line."""
    options = _options()
    if not Path("/proc/self/schedstat").exists():
        sys.exit("the benchmark needs Linux: it reads CPU times and memory from /proc")
    effort = _QUICK if options.quick else Effort()
    if options.rounds:
        effort = dataclasses.replace(effort, rounds=options.rounds)
    compile_modules()
    results = {} if options.quick else page.read_results()
    for key, result in _measured(options.only, effort):
        results = page.merge(results, key, result)
        if not options.quick:  # after each section: a later one may fail
            _write(results)
    pages = page.render(results)
    output = [pages[path] for path in (page.PAGE, page.DETAIL)] if options.quick else [f"written: {page.PAGE}"]
    print("\n".join(output))  # noqa: T201  # command-line output
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition("\n")[0])
    only = {"nargs": "+", "choices": SECTIONS, "default": list(SECTIONS), "metavar": "SECTION"}
    parser.add_argument("--only", **only, help=f"sections to measure: {', '.join(SECTIONS)}")
    parser.add_argument("--rounds", type=int, help="number of measurements (5), of which the median is used")
    parser.add_argument(
        "--quick", action="store_true", help="measure little, in a few minutes; print the pages, write nothing"
    )
    return parser.parse_args()


def _measured(keys: list[str], effort: Effort) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each section as soon as it is measured."""
    bar = TextColumn("[bold]{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*bar, TextColumn("{task.fields[done]}"), console=Console(stderr=True)) as progress:
        tasks = {key: progress.add_task(key, total=SECTIONS[key].steps(effort), start=False, done="") for key in keys}
        for key, task in tasks.items():
            progress.start_task(task)
            before, start = load(), time.perf_counter()
            tick = partial(_tick, progress, task)
            figures = SECTIONS[key].measure(dataclasses.replace(effort, tick=tick))
            progress.update(task, done="")
            rounds, seconds = SECTIONS[key].rounds(effort), time.perf_counter() - start
            yield (
                key,
                {
                    "measured": {"section": key, **stamp(before, rounds, round(seconds))},
                    "figures": _shortened(figures),
                },
            )


def _shortened(figures: Any) -> Any:
    """Round each number to four digits, more than the precision of a measurement."""
    return json.loads(json.dumps(figures), parse_float=lambda number: float(f"{float(number):.4g}"))


def _tick(progress: Progress, task: TaskID, done: str) -> None:
    progress.update(task, advance=1, done=done)


def _write(results: dict[str, Any]) -> None:
    page.RESULTS.write_text(f"{json.dumps(results, indent=1)}\n", encoding="utf-8")
    page.write(results)


if __name__ == "__main__":
    sys.exit(main())
