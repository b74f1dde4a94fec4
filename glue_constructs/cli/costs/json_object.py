"""Costs as JSON: one object.

Amounts are strings, "35.20", so that they are not converted to binary floating point. An unknown amount is null, and
`unknown` contains the reason.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from glue_constructs.cli.costs import Sums
from glue_constructs.model.prices import AS_OF, BASE_REGION, PRICING_PAGE, Rate
from glue_constructs.operations.cost.amount import format_usd_exact
from glue_constructs.operations.cost.capacity import Capacity
from glue_constructs.operations.cost.duration import Duration

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from glue_constructs.cli.costs import Costs, PricedJob
    from glue_constructs.cli.costs.comparison import Change
    from glue_constructs.operations.cost.amount import Amount

_AMOUNTS = ("per_hour", "per_run", "per_day", "with_retries", "least")


def render(costs: Costs, changes: Iterable[Change] | None = None) -> str:
    """Return the JSON document: the costs, and the changes if there is a comparison."""
    document = {"prices": _prices(costs), "jobs": [_job(job) for job in costs.jobs], "sums": _sums(Sums.of(costs.jobs))}
    if changes is not None:
        document["changes"] = [_change(change) for change in changes]
    return json.dumps(document, indent=2)


def _prices(costs: Costs) -> dict[str, Any]:
    used = dict.fromkeys(job.cost.rate for job in costs.jobs if isinstance(job.cost.rate, Rate))
    return {
        "currency": "USD",
        "as_of": AS_OF,
        "source": PRICING_PAGE,
        "assumed_region": BASE_REGION,
        "rates": [
            {
                "region": rate.region,
                "category": rate.category,
                "usd": str(rate.usd),
                "unit": rate.unit,
                "read": rate.read or None,
                "confidence": rate.confidence,
                "source": rate.source,
            }
            for rate in used
        ],
    }


def _job(job: PricedJob) -> dict[str, Any]:
    cost = job.cost
    capacity = cost.capacity if isinstance(cost.capacity, Capacity) else None
    rate = cost.rate if isinstance(cost.rate, Rate) else None
    amounts: dict[str, Amount | None] = {name: getattr(cost, name) for name in _AMOUNTS}
    return {
        "file": job.file,
        "resource": job.resource,
        "path": job.path,
        "region": cost.region,
        "capacity": capacity and capacity.text,
        "units": capacity and f"{capacity.units.normalize():f}",
        "unit": capacity and capacity.unit,
        "execution_class": cost.execution_class or None,
        "rate": rate and str(rate.usd),
        "rate_region": rate and rate.region,
        "timeout_minutes": cost.timeout.seconds // 60 if isinstance(cost.timeout, Duration) else None,
        "is_most": cost.is_most,
        **{name: _usd(amount.usd if amount else None) for name, amount in amounts.items()},
        "arithmetic": job.max_cost.explanation if job.max_cost.usd is not None else None,
        "unknown": {name: amount.explanation for name, amount in amounts.items() if amount and amount.usd is None},
    }


def _sums(sums: Sums) -> dict[str, Any]:
    return {
        "jobs": sums.jobs,
        "unknown": sums.unknown,
        "per_hour": format_usd_exact(sums.per_hour),
        "per_run": format_usd_exact(sums.per_run),
        "per_day": format_usd_exact(sums.per_day),
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "change": change.kind,
        "file": change.job.name,
        "resource": change.job.resource,
        "path": change.job.path,
        "per": change.job.per,
        "before": _usd(change.before.max_cost.usd) if change.before else None,
        "after": _usd(change.after.max_cost.usd) if change.after else None,
        "difference": _usd(change.difference),
    }


def _usd(amount: Decimal | None) -> str | None:
    return None if amount is None else format_usd_exact(amount)
