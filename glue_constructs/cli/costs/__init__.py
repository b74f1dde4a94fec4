"""The results of `glue-constructs cost` and their output formats."""

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
    """A job with its cost.

    Attributes:
        file: The template.
        name: The template's path relative to the given PATH, which identifies the template in two folders.
        line: The line of the resource; `None` if unknown.
        resource: The logical id.
        path: The construct path; empty if there is none.
        cost: The cost of the job.
    """

    file: str
    name: str
    line: int | None
    resource: str
    path: str
    cost: JobCost

    @property
    def label(self) -> str:
        """The name to display: the construct path, or the logical id if there is none."""
        return self.path.removesuffix("/Resource") or self.resource

    @property
    def max_cost(self) -> Amount:
        """The maximum cost of a run; per day for a job without a timeout."""
        return self.cost.per_run if self.cost.per_day is None else self.cost.per_day

    @property
    def per(self) -> str:
        """What `max_cost` refers to: "run" or "day"."""
        return "run" if self.cost.per_day is None else "day"


@dataclass
class Costs:
    """The priced jobs of the given paths.

    Attributes:
        jobs: The jobs, in the order of the files and of their resources.
        unreadable: Files, or parts of files, that could not be read.
        templates: The number of templates read.
    """

    jobs: list[PricedJob] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)
    templates: int = 0


@dataclass(frozen=True)
class Sums:
    """The total known cost of jobs.

    Attributes:
        jobs: The number of jobs.
        unknown: The number of jobs with an unknown cost, which is in no sum.
        per_hour: The cost of one hour of a run of each job.
        per_run: The cost of one run until the timeout, of each job with a timeout.
        per_day: The cost of one day, of each job without a timeout.
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
