"""Many schedules: each is drawn, run and judged; what breaks a promise is shrunk and kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from . import ours, promises, stock
from .shrink import shrunk
from .stories import draw
from .world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .promises import Violation
    from .schedule import Schedule
    from .world import Provider

_KEPT = 3


@dataclass(frozen=True)
class Finding:
    """A violation, with the shortest schedule found for it."""

    violation: Violation
    schedule: Schedule


@dataclass
class Report:
    """What a campaign found.

    Attributes:
        broken: The number of schedules that broke a promise, by promise.
        findings: A few of them in full.
        acts: The number of acts, by kind.
        faults: The number of faults that did happen, by kind and place.
        calm: The number of schedules in which the services worked at once and without a fault.
        broken_calm: Those of them that broke a promise, by promise.
    """

    schedules: int = 0
    requests: int = 0
    runs: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    broken: Counter[str] = field(default_factory=Counter)
    calm: int = 0
    broken_calm: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: Report) -> None:
        """Take in another report."""
        self.schedules += other.schedules
        self.requests += other.requests
        self.runs += other.runs
        self.acts += other.acts
        self.faults += other.faults
        self.broken += other.broken
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


def live(schedule: Schedule, provider: Provider, trace: Callable[[str], None] | None = None) -> World:
    """Run a schedule to its end."""
    with ours.installed():
        world = World(schedule, provider, trace)
        world.run()
    return world


def judged(schedule: Schedule, provider: Provider) -> list[Violation]:
    """What a schedule breaks."""
    return promises.violations(live(schedule, provider))


def shortest(schedule: Schedule, promise: str, provider: Provider) -> Finding:
    """The shortest schedule that breaks a promise as this one does."""

    def breaks(shorter: Schedule) -> bool:
        return any(violation.promise == promise for violation in judged(shorter, provider))

    short = shrunk(schedule, breaks)
    violation = next(violation for violation in judged(short, provider) if violation.promise == promise)
    return Finding(violation, short)


def first(promise: str, seeds: Iterable[int], provider: Provider) -> Schedule | None:
    """The first schedule that breaks a promise."""
    for seed in seeds:
        schedule = draw(seed)
        if any(violation.promise == promise for violation in judged(schedule, provider)):
            return schedule
    return None


def campaign(seeds: Iterable[int], against: str = "ours", *, kept: int = _KEPT) -> Report:
    """Run the schedules of some seeds.

    Args:
        seeds: Which.
        against: The provider.
        kept: How many findings a promise are shrunk and kept.
    """
    report = Report()
    provider = PROVIDERS[against]()
    with ours.installed():
        for seed in seeds:
            _add(report, draw(seed), provider, kept)
    return report


def _add(report: Report, schedule: Schedule, provider: Provider, kept: int) -> None:
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
        report.broken[promise] += 1
        if report.broken[promise] <= kept:
            report.findings.append(shortest(schedule, promise, provider))
