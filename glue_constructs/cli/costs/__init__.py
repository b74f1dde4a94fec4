"""What `cost` found, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from glue_constructs.operations.cost.amount import Amount
    from glue_constructs.operations.cost.calculation import JobCost
    from glue_constructs.templates.problems import Unreadable


@dataclass(frozen=True)
class PricedJob:
    """A job, and what it costs.

    Attributes:
        file: The template.
        name: The template's path below the PATH that was named, by which it is known again in another folder.
        line: The line of the resource, where it is known.
        resource: The logical id.
        path: The construct's path; empty where there is none.
        cost: What it costs.
    """

    file: str
    name: str
    line: int | None
    resource: str
    path: str
    cost: JobCost

    @property
    def label(self) -> str:
        """What a person calls it: the construct's path, or else the logical id."""
        return self.path.removesuffix("/Resource") or self.resource

    @property
    def max_cost(self) -> Amount:
        """What one run may come to; of a run without an end, in a day."""
        return self.cost.per_run if self.cost.per_day is None else self.cost.per_day

    @property
    def per(self) -> str:
        """What `bound` is for: "run" or "day"."""
        return "run" if self.cost.per_day is None else "day"


@dataclass
class Costs:
    """The jobs of what was named.

    Attributes:
        jobs: The jobs, file by file, in the order of the templates.
        unreadable: What could not be read.
        templates: How many templates there were.
    """

    jobs: list[PricedJob] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    templates: int = 0


@dataclass(frozen=True)
class Sums:
    """Jobs taken together, as far as their cost is known.

    Attributes:
        jobs: How many jobs there are.
        unknown: How many of them have a cost that is not known; they are in no sum.
        per_hour: An hour of one run of each.
        per_run: One run of each that has an end, at its timeout.
        per_day: A day of those without an end.
    """

    jobs: int
    unknown: int
    per_hour: Decimal
    per_run: Decimal
    per_day: Decimal

    @classmethod
    def of(cls, jobs: Iterable[PricedJob]) -> Sums:
        """Add them up."""
        jobs = list(jobs)
        return cls(
            jobs=len(jobs),
            unknown=sum(job.max_cost.usd is None for job in jobs),
            per_hour=_total(job.cost.per_hour for job in jobs),
            per_run=_total(job.max_cost for job in jobs if job.per == "run"),
            per_day=_total(job.max_cost for job in jobs if job.per == "day"),
        )


def _total(amounts: Iterable[Amount]) -> Decimal:
    return sum((amount.usd for amount in amounts if amount.usd is not None), Decimal(0))
