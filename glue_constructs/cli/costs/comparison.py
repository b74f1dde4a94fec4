"""Comparison of the costs of two apps, or of two versions of an app."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from glue_constructs.cli.costs import Costs, PricedJob

NEW, GONE, CHANGED, SAME = "new", "gone", "changed", "same"


@dataclass(frozen=True)
class Change:
    """A job before and after the change.

    Attributes:
        before: The job before; `None` if it is new.
        after: The job after; `None` if it is gone.
    """

    before: PricedJob | None
    after: PricedJob | None

    @property
    def job(self) -> PricedJob:
        """The job after the change, or before it if it is gone."""
        return next(job for job in (self.after, self.before) if job is not None)

    @property
    def kind(self) -> str:
        """The kind of the change: new, gone, changed or same."""
        if self.before is None:
            return NEW
        if self.after is None:
            return GONE
        known = self.difference is not None
        return SAME if (self.difference == 0 if known else self.before.cost == self.after.cost) else CHANGED

    @property
    def difference(self) -> Decimal | None:
        """The difference of the maximum cost per run, or per day; `None` if unknown."""
        if self.before is None:
            return self.job.max_cost.usd
        old = self.before.max_cost.usd
        if self.after is None:
            return None if old is None else -old
        new = self.after.max_cost.usd
        # A cost per run and a cost per day cannot be compared.
        return None if old is None or new is None or self.before.per != self.after.per else new - old


def compare(before: Costs, after: Costs) -> list[Change]:
    """Match the jobs by template and logical id.

    If each side is one template, the names of the templates may differ.

    Returns:
        The jobs after the change in their order, then the jobs that are gone.
    """
    by_name = before.templates != 1 or after.templates != 1
    old = {_key(job, by_name=by_name): job for job in before.jobs}
    changes = [Change(old.pop(_key(job, by_name=by_name), None), job) for job in after.jobs]
    return changes + [Change(job, None) for job in old.values()]


def _key(job: PricedJob, *, by_name: bool) -> tuple[str, str]:
    return (job.name if by_name else "", job.resource)
