"""The cost limit of a job: its prop `max_cost_per_run`."""

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
    """Return a finding if a run of a job may cost more than a limit, or if its cost is unknown.

    Args:
        scope: The construct that the job will belong to.
        job: The job, as the rules read it.
        limit: The limit in USD.
        acknowledge: Acknowledged rules, by id, each with the reason.

    Raises:
        InvalidInput: The limit is not a positive number.
    """
    cost = price_job(job, region=known_region(scope))
    found = cost_finding(cost, limit=limit, name="max_cost_per_run", unknown=Severity.ERROR)
    return acknowledgements.unacknowledged(acknowledge, [found] if found else [])
