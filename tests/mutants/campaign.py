"""Tries mutants in child processes, and reports each as it is decided."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .children import run_in_children
from .executed import Executed
from .generate import make_mutants
from .simulator import prepare
from .source import read_modules
from .suite import with_suite
from .trial import record_executed, try_mutant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .mutant import Mutant
    from .source import Module
    from .suite import Suite
    from .trial import Verdict

ROOT = Path(__file__).parents[2]
TIMEOUT = "timeout"


@dataclass(frozen=True)
class Target:
    """What is changed, and what has to find it.

    Attributes:
        package: The name of the package whose modules are changed.
        folder: The package's folder.
        tests: The folder of its tests.
        schedules: The number of schedules of the simulator, for each provider; 0: without the simulator.
    """

    package: str
    folder: Path
    tests: Path
    schedules: int

    def modules(self) -> list[Module]:
        """Read the modules."""
        return list(read_modules(self.package, self.folder))

    def mutants(self) -> list[Mutant]:
        """Make every mutant."""
        return [mutant for module in self.modules() for mutant in make_mutants(module)]


HANDLERS = Target(
    "glue_constructs.handlers", ROOT / "glue_constructs" / "handlers", ROOT / "tests" / "handlers", schedules=1000
)


@dataclass(frozen=True)
class Result:
    """The result of a mutant.

    Attributes:
        id: The mutant's id.
        found_by: tests, simulator or timeout; None: it survived.
        check: The test or the schedule that found it.
        seconds: The seconds since the first mutant was started.
    """

    id: str
    found_by: str | None
    check: str | None
    seconds: float


def try_mutants(
    target: Target, mutants: Sequence[Mutant], report: Callable[[Mutant, Result], None], *, processes: int = 1
) -> None:
    """Try mutants of a target, and report each result as soon as it is known.

    Raises:
        ChildFailed: A check fails with the unchanged modules.
    """
    modules = target.modules()

    def work(suite: Suite) -> None:
        if target.schedules:
            prepare()

        def record(_task: str) -> dict[str, list[str]]:
            return record_executed(suite, modules, schedules=target.schedules)

        [(_task, by_check)] = run_in_children(["the unchanged modules"], record)
        executed, begun = Executed(by_check or {}, modules), time.monotonic()

        def attempt(mutant: Mutant) -> Verdict:
            return try_mutant(mutant, suite, executed)

        for mutant, verdict in run_in_children(mutants, attempt, processes=processes):
            decided = verdict or {"found_by": TIMEOUT, "check": None}
            report(mutant, Result(mutant.id, **decided, seconds=round(time.monotonic() - begun, 2)))

    with_suite(target.tests, work)
