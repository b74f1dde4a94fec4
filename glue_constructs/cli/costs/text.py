"""For a person."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.cli.costs import Sums
from glue_constructs.cli.costs.comparison import SAME
from glue_constructs.cli.wording import counted, printable
from glue_constructs.model.prices import AS_OF, BASE_REGION, PRICING_PAGE, Rate
from glue_constructs.operations.cost.amount import format_usd
from glue_constructs.operations.cost.capacity import Capacity
from glue_constructs.operations.cost.duration import Duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from glue_constructs.cli.costs import Costs, PricedJob
    from glue_constructs.cli.costs.comparison import Change

_UNKNOWN = "unknown"
_AS_AT_HOME = " *"


class Section(NamedTuple):
    """A table with what is to be said below it.

    Attributes:
        title: Its title.
        columns: Their heads.
        numbers: How many columns, from the right, are numbers.
        rows: The cells.
        notes: Lines below it.
    """

    title: str
    columns: Sequence[str]
    numbers: int
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]


def sections(costs: Costs) -> Iterator[Section]:
    """Tell what the jobs cost, file by file."""
    for file, members in groupby(costs.jobs, lambda job: job.file):
        jobs = list(members)
        yield Section(
            f"{printable(file)} ({jobs[0].cost.region or 'Region not known'})",
            ("job", "capacity", "class", "rate", "hour", "timeout", "run", "retried"),
            5,
            [_row(job) for job in jobs],
            [*_reasons(jobs), f"In all: {_summed(Sums.of(jobs))}"],
        )


def comparison(changes: Sequence[Change], old: str) -> Section:
    """Tell what changed."""
    changed = [change for change in changes if change.kind != SAME]
    jobs = [job for change in changed for job in (change.before, change.after) if job]
    before, after = (
        Sums.of(job for job in side if job) for side in zip(*((c.before, c.after) for c in changes), strict=True)
    )
    same = len(changes) - len(changed)
    return Section(
        f"Against {printable(old)}",
        ("change", "job", "before", "after", "difference"),
        3,
        [_changed(change) for change in changed],
        [
            *_reasons(jobs),
            f"{counted(same, 'job')} as before.",
            f"Before: {_summed(before)}",
            f"Now: {_summed(after)}",
        ],
    )


def footer(jobs: Sequence[PricedJob]) -> Iterator[str]:
    """Say where the prices come from, and what is not in them."""
    for region in sorted({job.cost.region or "" for job in jobs if job.cost.is_as_at_home}):
        why = f"no source gives it for {region}" if region else "the template does not say its Region (--region does)"
        yield f"*  at the rate of {BASE_REGION}: {why}"
    if any(job.cost.is_most for job in jobs):
        yield "<= at most: with auto scaling and in class FLEX each worker is billed for the time that it ran"
    yield "A run is one that lasts until its timeout; retried: every attempt does."
    yield f"USD, list prices as of {AS_OF} ({PRICING_PAGE}), without tax and discounts."
    yield "Not in it: S3, the Data Catalog, crawlers, data transfer, logs."


def _row(job: PricedJob) -> list[str]:
    cost = job.cost
    capacity = cost.capacity.text if isinstance(cost.capacity, Capacity) else _UNKNOWN
    rate = f"{cost.rate.usd}{_AS_AT_HOME if cost.is_as_at_home else ''}" if isinstance(cost.rate, Rate) else _UNKNOWN
    timeout = str(cost.timeout) if isinstance(cost.timeout, Duration) else "none" if cost.per_day else _UNKNOWN
    hour = _at_most(job, cost.per_hour.usd)
    retried = "-" if cost.per_day else _at_most(job, cost.with_retries.usd)
    return [printable(job.label), capacity, cost.execution_class or "-", rate, hour, timeout, _bound(job), retried]


def _changed(change: Change) -> list[str]:
    sides = ("-" if job is None else _bound(job) for job in (change.before, change.after))
    difference = change.difference
    by = _UNKNOWN if difference is None else f"{'+' if difference > 0 else ''}{format_usd(difference)}"
    return [change.kind, printable(change.job.label), *sides, by if difference is None else by + _per(change.job)]


def _bound(job: PricedJob) -> str:
    return _at_most(job, job.bound.usd) + ("" if job.bound.usd is None else _per(job))


def _per(job: PricedJob) -> str:
    return " a day" if job.per == "day" else ""


def _at_most(job: PricedJob, usd: Decimal | None) -> str:
    if usd is None:
        return _UNKNOWN
    return f"<= {format_usd(usd)}" if job.cost.is_most else format_usd(usd)


def _reasons(jobs: Iterable[PricedJob]) -> Iterator[str]:
    """What is not known, and why."""
    for job in jobs:
        amounts = (job.cost.per_hour, job.bound, *(() if job.cost.per_day else (job.cost.with_retries,)))
        for why in dict.fromkeys(amount.explanation for amount in amounts if amount.usd is None):
            yield f"{printable(job.label)}: unknown, because {printable(why)}"


def _summed(sums: Sums) -> str:
    parts = [f"{format_usd(sums.per_hour)} USD an hour", f"{format_usd(sums.per_run)} USD for a run of each"]
    if sums.per_day:
        parts.append(f"{format_usd(sums.per_day)} USD a day of what has no end")
    unknown = f"; without {counted(sums.unknown, 'job')} of unknown cost" if sums.unknown else ""
    return f"{', '.join(parts)}{unknown}"
