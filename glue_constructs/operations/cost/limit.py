"""A limit to what a run may cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.model.prices import BASE_REGION
from glue_constructs.operations.cost.amount import format_usd, parse_usd

if TYPE_CHECKING:
    from glue_constructs.operations.cost.calculation import JobCost


@dataclass(frozen=True)
class CostFault:
    """What is wrong with the cost of a run.

    Attributes:
        message: The limit, and the cost with its arithmetic or why it is not known.
        fix: What to do about it; empty where the message says it.
        is_known: Whether the cost is known, and above the limit.
    """

    message: str
    fix: str
    is_known: bool

    def __str__(self) -> str:
        return f"{self.message}; {self.fix}" if self.fix else self.message


def cost_fault(cost: JobCost, *, limit: object, name: str = "max_cost_per_run") -> str | None:
    """Say in words what `find_cost_fault` finds."""
    fault = find_cost_fault(cost, limit=limit, name=name)
    return None if fault is None else str(fault)


def find_cost_fault(cost: JobCost, *, limit: object, name: str = "max_cost_per_run") -> CostFault | None:
    """Find what is wrong with a job whose runs shall cost no more than a limit.

    A run is taken at its timeout, without retries. A cost that is not known is a fault too: nobody could say that it is
    within the limit.

    Args:
        cost: What the job costs.
        limit: The limit in USD: a number, or the text of one.
        name: What the limit is called, for the message.

    Returns:
        The fault; `None` when a run costs the limit or less.

    Raises:
        InvalidInput: The limit is no positive number.
    """
    most = parse_usd(limit, name=name)
    wanted = f"{name} is {format_usd(most)} USD"
    if cost.per_day is not None:
        a_day = "" if cost.per_day.usd is None else f": a day costs {cost.per_day.explanation}"
        return CostFault(
            f"{wanted}, and a streaming run without Timeout has no end{a_day}", "set Timeout", is_known=True
        )
    usd = cost.per_run.usd
    if usd is None:
        return CostFault(f"{wanted}, and what a run costs is not known: {cost.per_run.explanation}", "", is_known=False)
    if usd <= most:
        return None
    where = f", priced as in {BASE_REGION}" if cost.is_as_at_home else ""
    mend = "lower Timeout or the capacity, or raise the limit"
    message = f"{wanted}, and a run at its timeout costs {cost.per_run.explanation}{where}"
    return CostFault(message, mend, is_known=True)
