"""A run above the cost limit, as a finding like those of the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.model.prices import PRICING_PAGE
from glue_constructs.operations.cost.limit import find_cost_fault
from glue_constructs.rules import Finding, Severity
from glue_constructs.validation.acknowledgements import EXPENSIVE_RUN, UNKNOWN_COST

if TYPE_CHECKING:
    from glue_constructs.operations.cost.calculation import JobCost

_UNKNOWN_FIX = "set the properties that determine the cost to literal values, or acknowledge GC951 with a reason"


def cost_finding(cost: JobCost, *, limit: object, name: str, unknown: Severity) -> Finding | None:
    """Check the cost of a run against a limit.

    Args:
        cost: The cost of the job.
        limit: The limit in USD.
        name: The name of the limit.
        unknown: The severity of the finding when the cost is unknown.

    Returns:
        GC950 for a run that costs more or has no timeout, GC951 for a run of unknown cost; `None` otherwise.

    Raises:
        InvalidInput: The limit is not a positive number.
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
        fix=fault.fix or _UNKNOWN_FIX,
        source=PRICING_PAGE,
        wanted=f"{limit} USD or less",
        got=None if cost.per_run.usd is None else str(cost.per_run.usd),
    )
