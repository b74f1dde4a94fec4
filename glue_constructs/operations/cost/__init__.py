"""The cost of jobs, and cost limits. Names are imported on first use, because they import the table of prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.operations.cost.calculation import JobCost, job_cost, run_cost
    from glue_constructs.operations.cost.limit import cost_fault

__all__ = ["JobCost", "cost_fault", "job_cost", "run_cost"]

if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {"JobCost": "calculation", "cost_fault": "limit", "job_cost": "calculation", "run_cost": "calculation"},
    )
