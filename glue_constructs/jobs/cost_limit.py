"""A job's own limit to what a run may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs._cdk.tokens import without_tokens
from glue_constructs.rules import Severity
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.construct import known_region

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from constructs import Construct

    from glue_constructs.rules import Finding


def cost_findings(
    scope: Construct,
    properties: Mapping[str, Any],
    *,
    limit: Decimal | float | str | None,
    acknowledge: Mapping[str, str],
) -> list[Finding]:
    """What is wrong with a job whose runs shall cost no more than a limit.

    Args:
        scope: The construct that the job will belong to.
        properties: The job's properties as CloudFormation has them, tokens and all.
        limit: In USD. None: there is none.
        acknowledge: Rules to pass over.

    Raises:
        InvalidInput: The limit is no positive number.
    """
    if limit is None:
        return []
    # Only where there is a limit: the tables of prices, and a crossing to jsii for the Region.
    from glue_constructs.operations.cost.calculation import job_cost  # noqa: PLC0415  # said above
    from glue_constructs.operations.cost.finding import cost_finding  # noqa: PLC0415  # said above

    cost = job_cost(without_tokens(properties), region=known_region(scope))
    found = cost_finding(cost, limit=limit, name="max_cost_per_run", unknown=Severity.ERROR)
    return acknowledgements.without(acknowledge, [found] if found else [])
