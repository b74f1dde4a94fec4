"""Runs a campaign: ``python -m tests.simulation --schedules 100000 --seed 1``, from the repository's root.

A schedule is drawn from its own seed, the first from the seed that is given, the next from the one after it.
``--replay`` tells one of them as it happens, and what it breaks with the shortest schedule that does. Exits 1 when a
promise of ours is broken.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from .campaign import OURS, PROVIDERS, Report, campaign, judged, live, shortest
from .promises import PROMISES
from .stories import draw

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHARE = 250
_KEPT = 2


def main() -> int:
    """Run what the command line says."""
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
        for part in _parts(options):
            report.add(part)
            rate = f"{report.schedules / (time.monotonic() - begun):,.0f}/s"
            broken = " ".join(f"[red]{name} {number}" for name, number in sorted(report.broken.items()))
            progress.update(task, completed=report.schedules, rate=rate, broken=broken or "[green]all promises kept")
    _tell(console, report, options.against, options.seed, time.monotonic() - begun)
    return 1 if report.broken and options.against in OURS else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__.partition("\n")[0])
    parser.add_argument("--schedules", type=int, default=5000, metavar="N", help="how many (%(default)s)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="the seed of the first one (%(default)s)")
    parser.add_argument("--against", choices=list(PROVIDERS), default="ours", help="which provider (%(default)s)")
    parser.add_argument("--processes", type=int, default=1, metavar="P", help="how many at once (%(default)s)")
    parser.add_argument("--replay", type=int, metavar="SEED", help="tell one schedule as it happens")
    return parser.parse_args()


def _parts(options: argparse.Namespace) -> Iterator[Report]:
    """The campaign, in shares."""
    end = options.seed + options.schedules
    shares = [range(first, min(first + _SHARE, end)) for first in range(options.seed, end, _SHARE)]
    found = dict.fromkeys(PROMISES, 0)
    if options.processes == 1:
        for share in shares:
            part = campaign(share, options.against, kept=_KEPT)
            yield _fewer(part, found)
        return
    with ProcessPoolExecutor(options.processes, mp_context=get_context("spawn")) as pool:
        for done in as_completed([pool.submit(campaign, share, options.against, kept=_KEPT) for share in shares]):
            yield _fewer(done.result(), found)


def _fewer(part: Report, found: dict[str, int]) -> Report:
    """Keep a few findings a promise, of the whole campaign."""
    kept = []
    for finding in part.findings:
        found[finding.violation.promise] += 1
        if found[finding.violation.promise] <= _KEPT:
            kept.append(finding)
    part.findings = kept
    return part


def _tell(console: Console, report: Report, against: str, seed: int, seconds: float) -> None:
    for finding in report.findings:
        console.rule(f"{finding.violation.promise}, seed {finding.schedule.seed}", align="left")
        console.print(finding.violation.what, markup=False, highlight=False)
        console.print(str(finding.schedule), markup=False, highlight=False, style="dim")
    table = Table("promise", "broken in", "without any fault")
    for name, predicate in PROMISES.items():
        says = (predicate.__doc__ or "").partition("\n")[0].partition(": ")[2]
        table.add_row(
            f"{name}: {says}",
            _share(report.broken[name], report.schedules),
            _share(report.broken_calm[name], report.calm),
        )
    console.print(table)
    console.print(_faults(report))
    console.print(
        f"{report.schedules:,} schedules against {against} from seed {seed} in {seconds:,.0f} s"
        f" ({report.schedules / seconds:,.0f} a second): {report.requests:,} requests, {report.runs:,} runs,"
        f" {sum(report.acts.values()):,} acts, {sum(report.faults.values()):,} faults"
    )


def _faults(report: Report) -> Table:
    """How often each kind of fault was injected, and where."""
    table = Table("fault injected", "times", "of these at")
    places: dict[str, list[tuple[int, str]]] = {}
    for name, number in report.faults.items():
        kind, _, place = name.partition(" at ")
        places.setdefault(kind, []).append((number, place))
    for kind, found in sorted(places.items()):
        where = ", ".join(f"{place} {number:,}" for number, place in sorted(found, reverse=True))
        table.add_row(kind, f"{sum(number for number, _place in found):,}", where)
    return table


def _share(number: int, of: int) -> str:
    return f"{number:,} ({number / of:.1%})" if number else "-"


def _replay(console: Console, seed: int, against: str) -> None:
    schedule, provider = draw(seed), PROVIDERS[against]()

    def tell(line: str) -> None:
        console.print(line, markup=False, highlight=False)

    tell(str(schedule))
    live(schedule, provider, tell)
    for promise in sorted({violation.promise for violation in judged(schedule, provider)}):
        finding = shortest(schedule, promise, provider)
        console.rule(promise, align="left")
        tell(f"{finding.violation.what}\n{finding.schedule}")


if __name__ == "__main__":
    sys.exit(main())
