"""Measure, and write what was measured: ``python -m tests.benchmarks``, from the repository's root.

Needs Linux and Node. Writes tests/benchmarks/results.json, the two pages that are made of it and their charts. What
``--only`` leaves out stays as it was.
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
    """Do what the command line says."""
    options = _options()
    if not Path("/proc/self/schedstat").exists():
        sys.exit("the benchmark reads from Linux's /proc what processes have used; there is none here")
    effort = _QUICK if options.quick else Effort()
    if options.rounds:
        effort = dataclasses.replace(effort, rounds=options.rounds)
    compile_modules()
    results = {} if options.quick else page.written()
    for key, result in _measured(options.only, effort):
        results = page.merged(results, key, result)
        if not options.quick:  # after each section: a later one may fail
            _write(results)
    pages = page.rendered(results)
    told = [pages[path] for path in (page.PAGE, page.DETAIL)] if options.quick else [f"written: {page.PAGE}"]
    print("\n".join(told))  # noqa: T201  # a program
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=(__doc__ or "").partition("\n")[0])
    only = {"nargs": "+", "choices": SECTIONS, "default": list(SECTIONS), "metavar": "SECTION"}
    parser.add_argument("--only", **only, help=f"what to measure, of {', '.join(SECTIONS)}")
    parser.add_argument("--rounds", type=int, help="how often to measure each (5; the median counts)")
    parser.add_argument(
        "--quick", action="store_true", help="a few minutes' look: little of each, printed, not written"
    )
    return parser.parse_args()


def _measured(keys: list[str], effort: Effort) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sections, each as soon as it is measured."""
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
    """Four digits of each number: more than a run can know."""
    return json.loads(json.dumps(figures), parse_float=lambda number: float(f"{float(number):.4g}"))


def _tick(progress: Progress, task: TaskID, done: str) -> None:
    progress.update(task, advance=1, done=done)


def _write(results: dict[str, Any]) -> None:
    page.RESULTS.write_text(f"{json.dumps(results, indent=1)}\n", encoding="utf-8")
    page.write(results)


if __name__ == "__main__":
    sys.exit(main())
