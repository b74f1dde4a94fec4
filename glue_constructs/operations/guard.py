"""A limit to what a run may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.operations.amount import dollars, money
from glue_constructs.operations.prices import HOME

if TYPE_CHECKING:
    from glue_constructs.operations.cost import JobCost


def cost_fault(cost: JobCost, *, limit: object, name: str = "max_cost_per_run") -> str | None:
    """Say what is wrong with a job whose runs shall cost no more than a limit.

    A run is taken at its timeout, without retries. A cost that is not known is a fault too: nobody could say that it is
    within the limit.

    Args:
        cost: What the job costs.
        limit: The limit in USD: a number, or the text of one.
        name: What the limit is called, for the message.

    Returns:
        The fault with the arithmetic and how to mend it; `None` when a run costs the limit or less.

    Raises:
        InvalidInput: The limit is no positive number.
    """
    most = dollars(limit, name=name)
    wanted = f"{name} is {money(most)} USD"
    if cost.per_day is not None:
        a_day = "" if cost.per_day.usd is None else f": a day costs {cost.per_day.explanation}"
        return f"{wanted}, and a streaming run without Timeout has no end{a_day}; set Timeout"
    usd = cost.per_run.usd
    if usd is None:
        return f"{wanted}, and what a run costs is not known: {cost.per_run.explanation}"
    if usd <= most:
        return None
    where = f", priced as in {HOME}" if cost.is_as_at_home else ""
    mend = "lower Timeout or the capacity, or raise the limit"
    return f"{wanted}, and a run at its timeout costs {cost.per_run.explanation}{where}; {mend}"
