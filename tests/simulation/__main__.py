"""Run many schedules: ``python -m tests.simulation --schedules 100000 --seed 1``, from the repository's root.

The schedules have consecutive seeds, the first of which is ``--seed``. ``--replay`` runs one schedule and prints its
events, and the shortest schedule that breaks the same promises. The exit code is 1 if one of this library's providers
breaks a promise.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

sys.path.insert(0, str(Path(__file__).parents[1]))  # the folder of the tests, as for pytest

from simulation.campaign import (
    OURS,
    PROVIDERS,
    Report,
    find_violations,
    run_campaign,
    run_schedule,
    shrink_finding,
)
from simulation.promises import PROMISES
from simulation.stories import draw_schedule

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_SIZE = 250
_FINDINGS_PER_PROMISE = 2


def main() -> int:
    """Run the schedules of the command line."""
    options = _options()
    console = Console()
    if options.replay is not None:
        _replay(console, options.replay, options.against)
        return 0
    begun = time.monotonic()
    report = Report()
    columns = (
        TextColumn("[bold]{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[broken]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("schedules", total=options.schedules, rate="", broken="")
        for part in _run_in_chunks(options):
            report.add(part)
            rate = f"{report.schedules / (time.monotonic() - begun):,.0f}/s"
            broken = " ".join(f"[red]{name} {number}" for name, number in sorted(report.broken.items()))
            progress.update(task, completed=report.schedules, rate=rate, broken=broken or "[green]all promises kept")
    _print_report(console, report, options.against, options.seed, time.monotonic() - begun)
    return 1 if report.broken and options.against in OURS else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__.partition("\n")[0])
    parser.add_argument("--schedules", type=int, default=5000, metavar="N", help="number of schedules (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the first schedule (%(default)s)")
    parser.add_argument("--against", choices=list(PROVIDERS), default="ours", help="provider (%(default)s)")
    parser.add_argument("--processes", type=int, default=1, metavar="P", help="number of processes (%(default)s)")
    parser.add_argument("--replay", type=int, metavar="SEED", help="run one schedule and print its events")
    return parser.parse_args()


def _run_in_chunks(options: argparse.Namespace) -> Iterator[Report]:
    """Run the schedules in chunks; yield a report for each."""
    end = options.seed + options.schedules
    chunks = [range(first, min(first + _CHUNK_SIZE, end)) for first in range(options.seed, end, _CHUNK_SIZE)]
    found = dict.fromkeys(PROMISES, 0)
    if options.processes == 1:
        for chunk in chunks:
            part = run_campaign(chunk, options.against, kept=_FINDINGS_PER_PROMISE)
            yield _limit_findings(part, found)
        return
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        run = partial(run_campaign, against=options.against, kept=_FINDINGS_PER_PROMISE)
        for done in as_completed([pool.submit(run, chunk) for chunk in chunks]):
            yield _limit_findings(done.result(), found)


def _limit_findings(part: Report, found: dict[str, int]) -> Report:
    """Keep only the first findings of each promise, counted over all chunks."""
    kept = []
    for finding in part.findings:
        found[finding.violation.promise] += 1
        if found[finding.violation.promise] <= _FINDINGS_PER_PROMISE:
            kept.append(finding)
    part.findings = kept
    return part


def _print_report(console: Console, report: Report, against: str, seed: int, seconds: float) -> None:
    for finding in report.findings:
        console.rule(f"{finding.violation.promise}, seed {finding.schedule.seed}", align="left")
        console.print(finding.violation.what, markup=False, highlight=False)
        console.print(str(finding.schedule), markup=False, highlight=False, style="dim")
    table = Table("promise", "broken in", "without any fault")
    for name, predicate in PROMISES.items():
        promise = (predicate.__doc__ or "").partition("\n")[0].partition(": ")[2]
        table.add_row(
            f"{name}: {promise}",
            _format_share(report.broken[name], report.schedules),
            _format_share(report.broken_calm[name], report.calm),
        )
    console.print(table)
    for name, seeds in sorted(report.seeds.items()):
        console.print(f"{name} is broken by the seeds {', '.join(map(str, sorted(seeds)))}")
    console.print(_fault_table(report))
    console.print(
        f"{report.schedules:,} schedules against {against} from seed {seed} in {seconds:,.0f} s"
        f" ({report.schedules / seconds:,.0f} a second): {report.requests:,} requests, {report.runs:,} runs,"
        f" {sum(report.acts.values()):,} acts, {sum(report.faults.values()):,} faults"
    )


def _fault_table(report: Report) -> Table:
    """Return a table of how often each kind of fault was injected, and at which calls."""
    table = Table("fault injected", "times", "of these at")
    places: dict[str, list[tuple[int, str]]] = {}
    for name, number in report.faults.items():
        kind, _, place = name.partition(" at ")
        places.setdefault(kind, []).append((number, place))
    for kind, found in sorted(places.items()):
        where = ", ".join(f"{place} {number:,}" for number, place in sorted(found, reverse=True))
        table.add_row(kind, f"{sum(number for number, _place in found):,}", where)
    return table


def _format_share(number: int, of: int) -> str:
    return f"{number:,} ({number / of:.1%})" if number else "-"


def _replay(console: Console, seed: int, against: str) -> None:
    schedule, provider = draw_schedule(seed), PROVIDERS[against]()

    def print_line(line: str) -> None:
        console.print(line, markup=False, highlight=False)

    print_line(str(schedule))
    run_schedule(schedule, provider, print_line)
    for promise in sorted({violation.promise for violation in find_violations(schedule, provider)}):
        finding = shrink_finding(schedule, promise, provider)
        console.rule(promise, align="left")
        print_line(f"{finding.violation.what}\n{finding.schedule}")


if __name__ == "__main__":
    sys.exit(main())
