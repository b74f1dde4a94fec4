"""What a child does: it applies a mutant, and runs the checks that can find it, until one fails."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, TypedDict

from .children import time_limit
from .executed import IMPORT, Executed, Recorder
from .importing import ChangedModules
from .simulator import KNOWN, Simulator

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .mutant import Mutant
    from .source import Module
    from .suite import Suite


class Verdict(TypedDict):
    """What found a mutant.

    Attributes:
        found_by: tests or simulator; None if nothing did.
        check: The test or the schedule.
    """

    found_by: str | None
    check: str | None


def record_executed(suite: Suite, modules: Iterable[Module], *, schedules: int) -> dict[str, list[str]]:
    """Run all checks with the unchanged modules, and return the statements that each executes.

    Raises:
        ValueError: A check fails.
    """
    executed = Recorder()
    executed.install(modules)
    if not suite.collect():
        raise ValueError("the tests cannot be collected")
    simulator = Simulator() if schedules else None
    executed.assign_to(IMPORT)
    failing = []
    for check, following in _pairs(suite.checks()):
        failing += [check] if suite.fails(check, following) else []
        executed.assign_to(check)
    for check in simulator.checks(schedules) if simulator else []:
        failing += [check] if simulator and simulator.fails(check) else []
        executed.assign_to(check)
    if failing:
        raise ValueError(f"fails without any change: {', '.join(failing)}")
    return executed.by_check


def try_mutant(mutant: Mutant, suite: Suite, executed: Executed) -> Verdict:
    """Apply a mutant, and run the checks that execute its change."""
    checks = executed.may_find(mutant)
    with mutant.applied() as tree:
        ChangedModules({mutant.module: tree}).install()
        tests = [check for check in checks if "::" in check]
        known = [check for check in checks if check.startswith(KNOWN)]
        drawn = [check for check in checks if "::" not in check and not check.startswith(KNOWN)]
        # The cheapest first: a known schedule takes 3 ms and finds much, a test 12 ms. The tests find most.
        return (
            _simulate(known)
            or _run_tests(suite, tests, executed)
            or _simulate(drawn)
            or Verdict(found_by=None, check=None)
        )


def _simulate(checks: list[str]) -> Verdict | None:
    if not checks:
        return None
    check = IMPORT
    try:
        with time_limit():
            simulator = Simulator()
        for check in checks:
            with time_limit():
                if simulator.fails(check):
                    return Verdict(found_by="simulator", check=check)
    except Exception:  # noqa: BLE001  # a change can cause any error
        return Verdict(found_by="simulator", check=check)
    return None


def _run_tests(suite: Suite, checks: list[str], executed: Executed) -> Verdict | None:
    if not checks:
        return None
    with time_limit():
        is_collected = suite.collect()
    if not is_collected:
        return Verdict(found_by="tests", check=IMPORT)
    # The name of a parametrized test can contain a constant, so a mutant can have tests with other names.
    existing = dict.fromkeys(suite.checks())
    others = [check for check in existing if check not in executed.by_check]
    for check, following in _pairs([*(check for check in checks if check in existing), *others]):
        with time_limit():
            if suite.fails(check, following):
                return Verdict(found_by="tests", check=check)
    return None


def _pairs(checks: list[str]) -> Iterable[tuple[str, str | None]]:
    """Return each check with the following one."""
    return zip_longest(checks, checks[1:])
