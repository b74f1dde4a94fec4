"""A limit for the cost of a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model.prices import BASE_REGION
from glue_constructs.operations.cost.amount import format_usd, parse_usd

if TYPE_CHECKING:
    from glue_constructs.operations.cost.calculation import JobCost


@dataclass(frozen=True)
class CostFault:
    """A run that may cost more than the limit.

    Attributes:
        message: The limit, and the cost with its arithmetic or the reason why it is unknown.
        fix: How to fix it; empty when the cost is unknown.
        is_known: Whether the cost is known, and above the limit.
    """

    message: str
    fix: str
    is_known: bool

    def __str__(self) -> str:
        return f"{self.message}; {self.fix}" if self.fix else self.message


def cost_fault(cost: JobCost, *, limit: object, name: str = "max_cost_per_run") -> str | None:
    """Return the fault of `find_cost_fault` as a message; `None` when there is none."""
    fault = find_cost_fault(cost, limit=limit, name=name)
    return None if fault is None else str(fault)


def find_cost_fault(cost: JobCost, *, limit: object, name: str = "max_cost_per_run") -> CostFault | None:
    """Check the cost of a run at its timeout, without retries, against a limit.

    An unknown cost is a fault too, because it may be above the limit.

    Args:
        cost: The cost of the job.
        limit: The limit in USD: a number, or a string with a number.
        name: The name of the limit, for the message.

    Returns:
        The fault; `None` when a run costs the limit or less.

    Raises:
        InvalidInput: The limit is not a positive number.
    """
    most = parse_usd(limit, name=name)
    wanted = f"{name} is {format_usd(most)} USD"
    if cost.per_day is not None:
        a_day = "" if cost.per_day.usd is None else f": a day costs {cost.per_day.explanation}"
        return CostFault(
            f"{wanted}, and a streaming run without Timeout never ends{a_day}", "set Timeout", is_known=True
        )
    usd = cost.per_run.usd
    if usd is None:
        return CostFault(f"{wanted}, and the cost of a run is unknown: {cost.per_run.explanation}", "", is_known=False)
    if usd <= most:
        return None
    where = f", at the prices of {BASE_REGION}" if cost.is_as_at_home else ""
    fix = "lower Timeout or the capacity, or raise the limit"
    message = f"{wanted}, and a run at its timeout costs {cost.per_run.explanation}{where}"
    return CostFault(message, fix, is_known=True)
