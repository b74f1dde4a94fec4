"""A job's own limit to what a run may cost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.operations.cost.calculation import price_job
from glue_constructs.operations.cost.finding import cost_finding
from glue_constructs.rules import Severity
from glue_constructs.validation import acknowledgements
from glue_constructs.validation.construct import known_region

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from constructs import Construct

    from glue_constructs.rules import Finding
    from glue_constructs.rules._job import Job


def cost_findings(
    scope: Construct,
    job: Job,
    *,
    limit: Decimal | float | str,
    acknowledge: Mapping[str, str],
) -> list[Finding]:
    """What is wrong with a job whose runs shall cost no more than a limit.

    Args:
        scope: The construct that the job will belong to.
        job: The job in the rules' view.
        limit: In USD.
        acknowledge: Rules to pass over.

    Raises:
        InvalidInput: The limit is no positive number.
    """
    cost = price_job(job, region=known_region(scope))
    found = cost_finding(cost, limit=limit, name="max_cost_per_run", unknown=Severity.ERROR)
    return acknowledgements.unacknowledged(acknowledge, [found] if found else [])
