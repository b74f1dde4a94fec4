"""A broken limit to what a run may cost, as a finding beside those of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.model.prices import PRICING_PAGE
from glue_constructs.operations.cost.limit import find_cost_fault
from glue_constructs.rules import Finding, Severity
from glue_constructs.validation.acknowledgements import EXPENSIVE_RUN, UNKNOWN_COST

if TYPE_CHECKING:
    from glue_constructs.operations.cost.calculation import JobCost

_KNOW = "have in the template what the cost depends on, or acknowledge GC951 with a reason"


def cost_finding(cost: JobCost, *, limit: object, name: str, unknown: Severity) -> Finding | None:
    """What is wrong with a job whose runs shall cost no more than a limit.

    Args:
        cost: What the job costs.
        limit: In USD.
        name: What the limit is called.
        unknown: How bad it is when nobody knows the cost.

    Returns:
        GC950 of a run that costs more or has no end, GC951 of one whose cost is not known; `None` of all others.

    Raises:
        InvalidInput: The limit is no positive number.
    """
    fault = find_cost_fault(cost, limit=limit, name=name)
    if fault is None:
        return None
    return Finding(
        rule=EXPENSIVE_RUN if fault.is_known else UNKNOWN_COST,
        name="dear-run" if fault.is_known else "unknown-cost",
        severity=Severity.ERROR if fault.is_known else unknown,
        property="Timeout" if fault.is_known else "Properties",
        message=fault.message,
        fix=fault.fix or _KNOW,
        source=PRICING_PAGE,
        wanted=f"{limit} USD or less",
        got=None if cost.per_run.usd is None else str(cost.per_run.usd),
    )
