"""Costs as text."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from glue_constructs.cli.costs import Sums
from glue_constructs.cli.costs.comparison import SAME
from glue_constructs.cli.formatting import escape_unprintable, pluralize
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
_HOME_RATE_MARK = " *"


class Section(NamedTuple):
    """A table with notes.

    Attributes:
        title: The title.
        columns: The column headings.
        numbers: How many of the last columns are numbers, aligned to the right.
        rows: The cells.
        notes: The lines below the table.
    """

    title: str
    columns: Sequence[str]
    numbers: int
    rows: Sequence[Sequence[str]]
    notes: Sequence[str]


def cost_sections(costs: Costs) -> Iterator[Section]:
    """Yield a table of costs per file."""
    for file, members in groupby(costs.jobs, lambda job: job.file):
        jobs = list(members)
        yield Section(
            f"{escape_unprintable(file)} ({jobs[0].cost.region or 'unknown Region'})",
            ("job", "capacity", "class", "rate", "per hour", "timeout", "per run", "with retries"),
            5,
            [_row(job) for job in jobs],
            [*_unknown_reasons(jobs), f"Total: {_totals(Sums.of(jobs))}"],
        )


def comparison_section(changes: Sequence[Change], old: str) -> Section:
    """Return a table of the changes."""
    changed = [change for change in changes if change.kind != SAME]
    jobs = [job for change in changed for job in (change.before, change.after) if job]
    before, after = (
        Sums.of(job for job in side if job) for side in zip(*((c.before, c.after) for c in changes), strict=True)
    )
    same = len(changes) - len(changed)
    return Section(
        f"Compared with {escape_unprintable(old)}",
        ("change", "job", "before", "after", "difference"),
        3,
        [_change_row(change) for change in changed],
        [
            *_unknown_reasons(jobs),
            f"{pluralize(same, 'job')} unchanged.",
            f"Before: {_totals(before)}",
            f"After: {_totals(after)}",
        ],
    )


def footer(jobs: Sequence[PricedJob]) -> Iterator[str]:
    """Yield notes on the columns, the source of the prices, and costs that are not included."""
    for region in sorted({job.cost.region or "" for job in jobs if job.cost.is_as_at_home}):
        why = (
            f"no rate is documented for {region}" if region else "the template does not state its Region (set --region)"
        )
        yield f"*  rate of {BASE_REGION}, because {why}"
    if any(job.cost.is_most for job in jobs):
        yield "<= at most: with auto scaling or execution class FLEX, each worker is billed only while it runs"
    yield "per run: until the timeout; with retries: every attempt takes that long."
    yield f"USD, list prices as of {AS_OF} ({PRICING_PAGE}), without taxes and discounts."
    yield "Not included: S3, the Data Catalog, crawlers, data transfer, logs."


def _row(job: PricedJob) -> list[str]:
    cost = job.cost
    capacity = cost.capacity.text if isinstance(cost.capacity, Capacity) else _UNKNOWN
    rate = (
        f"{cost.rate.usd}{_HOME_RATE_MARK if cost.is_as_at_home else ''}" if isinstance(cost.rate, Rate) else _UNKNOWN
    )
    timeout = str(cost.timeout) if isinstance(cost.timeout, Duration) else "none" if cost.per_day else _UNKNOWN
    hour = _format_amount(job, cost.per_hour.usd)
    retried = "-" if cost.per_day else _format_amount(job, cost.with_retries.usd)
    return [
        escape_unprintable(job.label),
        capacity,
        cost.execution_class or "-",
        rate,
        hour,
        timeout,
        _max_cost(job),
        retried,
    ]


def _change_row(change: Change) -> list[str]:
    sides = ("-" if job is None else _max_cost(job) for job in (change.before, change.after))
    difference = change.difference
    by = _UNKNOWN if difference is None else f"{'+' if difference > 0 else ''}{format_usd(difference)}"
    return [
        change.kind,
        escape_unprintable(change.job.label),
        *sides,
        by if difference is None else by + _per_day_suffix(change.job),
    ]


def _max_cost(job: PricedJob) -> str:
    return _format_amount(job, job.max_cost.usd) + ("" if job.max_cost.usd is None else _per_day_suffix(job))


def _per_day_suffix(job: PricedJob) -> str:
    return " per day" if job.per == "day" else ""


def _format_amount(job: PricedJob, usd: Decimal | None) -> str:
    if usd is None:
        return _UNKNOWN
    return f"<= {format_usd(usd)}" if job.cost.is_most else format_usd(usd)


def _unknown_reasons(jobs: Iterable[PricedJob]) -> Iterator[str]:
    """Yield the reasons for unknown amounts."""
    for job in jobs:
        amounts = (job.cost.per_hour, job.max_cost, *(() if job.cost.per_day else (job.cost.with_retries,)))
        for why in dict.fromkeys(amount.explanation for amount in amounts if amount.usd is None):
            yield f"{escape_unprintable(job.label)}: unknown, because {escape_unprintable(why)}"


def _totals(sums: Sums) -> str:
    parts = [f"{format_usd(sums.per_hour)} USD per hour", f"{format_usd(sums.per_run)} USD for one run of each job"]
    if sums.per_day:
        parts.append(f"{format_usd(sums.per_day)} USD per day for jobs without a timeout")
    unknown = f"; not included: {pluralize(sums.unknown, 'job')} of unknown cost" if sums.unknown else ""
    return f"{', '.join(parts)}{unknown}"
