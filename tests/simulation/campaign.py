"""Runs schedules and checks the promises; for each finding the shortest schedule is searched."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import ours, promises, stock
from .shrink import shrink_schedule
from .stories import draw_schedule
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .promises import Violation
    from .provider import Provider
    from .schedule import Schedule

_FINDINGS_PER_PROMISE = 3


@dataclass(frozen=True)
class Finding:
    """A violation, with the shortest schedule that was found for it."""

    violation: Violation
    schedule: Schedule


@dataclass
class Report:
    """The result of many schedules.

    Attributes:
        seeds: The seeds of the schedules that broke a promise, by promise.
        findings: The first findings of each promise.
        acts: The number of acts, by kind.
        faults: The number of injected faults, by kind and call.
        calm: The number of schedules without faults, delays and errors of the services.
        broken_calm: The number of these that broke a promise, by promise.
    """

    schedules: int = 0
    requests: int = 0
    runs: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    seeds: dict[str, list[int]] = field(default_factory=dict)
    calm: int = 0
    broken_calm: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    @property
    def broken(self) -> Counter[str]:
        """The number of schedules that broke a promise, by promise."""
        return Counter({promise: len(seeds) for promise, seeds in self.seeds.items()})

    def add(self, other: Report) -> None:
        """Add the numbers and findings of another report."""
        self.schedules += other.schedules
        self.requests += other.requests
        self.runs += other.runs
        self.acts += other.acts
        self.faults += other.faults
        for promise, seeds in other.seeds.items():
            self.seeds.setdefault(promise, []).extend(seeds)
        self.calm += other.calm
        self.broken_calm += other.broken_calm
        self.findings += other.findings


PROVIDERS: dict[str, Callable[[], Provider]] = {
    "ours": ours.Ours,
    "location": ours.Location,
    "stock": stock.Stock,
    "synchronous": stock.Synchronous,
}

OURS = ("ours", "location")


def run_schedule(schedule: Schedule, provider: Provider, trace: Callable[[str], None] | None = None) -> World:
    """Run a schedule to its end."""
    with ours.virtual_handlers():
        world = World(schedule, provider, trace)
        world.run()
    return world


def find_violations(schedule: Schedule, provider: Provider) -> list[Violation]:
    """Run a schedule, and return the promises that it breaks."""
    return promises.violations(run_schedule(schedule, provider))


def shrink_finding(schedule: Schedule, promise: str, provider: Provider) -> Finding:
    """Return a violation of the promise by a schedule that is as short as possible."""

    def breaks(shorter: Schedule) -> bool:
        return any(violation.promise == promise for violation in find_violations(shorter, provider))

    short = shrink_schedule(schedule, breaks)
    violation = next(violation for violation in find_violations(short, provider) if violation.promise == promise)
    return Finding(violation, short)


def find_breaking_schedule(promise: str, seeds: Iterable[int], provider: Provider) -> Schedule | None:
    """Return the first schedule that breaks a promise; None if no seed gives one."""
    for seed in seeds:
        schedule = draw_schedule(seed)
        if any(violation.promise == promise for violation in find_violations(schedule, provider)):
            return schedule
    return None


def run_campaign(seeds: Iterable[int], against: str = "ours", *, kept: int = _FINDINGS_PER_PROMISE) -> Report:
    """Run the schedules of some seeds.

    Args:
        seeds: The seeds.
        against: The name of the provider.
        kept: How many findings to report for each promise.
    """
    report = Report()
    provider = PROVIDERS[against]()
    with ours.virtual_handlers():
        for seed in seeds:
            _run_into(report, draw_schedule(seed), provider, kept)
    return report


def _run_into(report: Report, schedule: Schedule, provider: Provider, kept: int) -> None:
    world = World(schedule, provider)
    world.run()
    report.schedules += 1
    report.requests += len(world.stack.requests)
    report.runs += len(world.glue.runs)
    for act in schedule.acts:
        report.acts[act.kind] += 1
    for _when, fault in world.happened:
        report.faults[f"{fault.kind} at {fault.at}"] += 1
    broken = {violation.promise for violation in promises.violations(world)}
    if world.is_calm:
        report.calm += 1
        report.broken_calm.update(broken)
    for promise in sorted(broken):
        report.seeds.setdefault(promise, []).append(schedule.seed)
        if report.broken[promise] <= kept:
            report.findings.append(shrink_finding(schedule, promise, provider))
