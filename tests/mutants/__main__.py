"""Try mechanical mutants of the run provider's handlers: ``python -m tests.mutants``, from the repository's root.

Each mutant is the code with one change. It has to be found by the handlers' tests or by the simulator, or has to have
a reason in survivors.toml. The exit code is 1 if one survives without a reason.
"""

from __future__ import annotations

import argparse
import random
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from .campaign import HANDLERS, Result, try_mutants
from .children import ChildFailed
from .progress import TrialProgress
from .report import Report
from .results import append_result, read_results
from .survivors import FILE, find_stale, format_entry, read_survivors

if TYPE_CHECKING:
    from .mutant import Mutant

_PIPE_WIDTH = 160


def main() -> int:
    """Run the command line."""
    options = _options()
    # The file is given, because sys.stdout is replaced while pytest is running.
    console = Console(file=sys.stdout, soft_wrap=True, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    every = HANDLERS.mutants()
    chosen = _choose(every, options)
    if options.list:
        for mutant in chosen:
            console.print(mutant.diff(), markup=False, highlight=False)
        return 0
    survivors = read_survivors(FILE.read_text(encoding="utf-8"))
    report = Report({survivor.id: survivor.reason for survivor in survivors})
    try:
        _try(console, chosen, report, options)
    except ChildFailed as error:
        console.print(str(error), markup=False, highlight=False)
        return 2
    except KeyboardInterrupt:
        console.print("interrupted; the report has the results until now")
    report.print_to(console)
    if options.entries:
        options.entries.write_text("\n".join(map(format_entry, report.survivors)), encoding="utf-8")
    for stale in find_stale(survivors, every):
        console.print(f"survivors.toml: no such mutant, or listed twice: {stale}", markup=False, highlight=False)
    return 1 if report.survivors or report.total < len(chosen) else 0


def _try(console: Console, mutants: list[Mutant], report: Report, options: argparse.Namespace) -> None:
    """Try the mutants that have no result yet, and report all."""
    known = read_results(options.resume)
    for mutant in mutants:
        if mutant.id in known:
            report.add(mutant, known[mutant.id])
    new = [mutant for mutant in mutants if mutant.id not in known]
    if not new:
        return
    with TrialProgress(console, len(new)) as progress:

        def add(mutant: Mutant, result: Result) -> None:
            append_result(options.resume, result)
            report.add(mutant, result)
            progress.add(result)

        try_mutants(replace(HANDLERS, schedules=options.schedules), new, add, processes=options.processes)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="number of processes (%(default)s)")
    parser.add_argument("--only", metavar="MODULE", help="the mutants of a module, or of a folder of modules")
    parser.add_argument("--sample", type=int, metavar="N", help="a random sample of the mutants")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="seed of the sample (%(default)s)")
    parser.add_argument(
        "--schedules",
        type=int,
        default=HANDLERS.schedules,
        metavar="N",
        help="schedules of each provider (%(default)s)",
    )
    parser.add_argument("--resume", type=Path, metavar="FILE", help="append the results, and skip those it has")
    parser.add_argument(
        "--entries", type=Path, metavar="FILE", help="write the survivors as entries for survivors.toml"
    )
    parser.add_argument("--list", action="store_true", help="print the mutants instead of trying them")
    return parser.parse_args()


def _choose(mutants: list[Mutant], options: argparse.Namespace) -> list[Mutant]:
    """Return the mutants of a module, or a sample of them."""
    only = options.only
    chosen = [mutant for mutant in mutants if not only or f"{mutant.module.short_name}.".startswith(f"{only}.")]
    if not chosen:
        sys.exit(f"no mutants of {only}; the modules are: {', '.join(sorted({m.module.short_name for m in mutants}))}")
    if options.sample and options.sample < len(chosen):
        chosen = random.Random(options.seed).sample(chosen, options.sample)  # noqa: S311  # not for security
    return chosen


if __name__ == "__main__":
    sys.exit(main())
