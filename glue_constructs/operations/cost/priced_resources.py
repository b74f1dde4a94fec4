"""The jobs and runs of a template, with their costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from glue_constructs.operations.cost.calculation import job_cost, run_cost
from glue_constructs.templates.members import as_mapping, resources_of
from glue_constructs.validation.template import JOB, RUN, JobsByName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glue_constructs.operations.cost.calculation import JobCost

_TRIGGER = "AWS::Glue::Trigger"

# A run that overrides none of them costs the same as its job.
_COST_PROPERTIES = {"AllocatedCapacity", "ExecutionClass", "MaxCapacity", "NumberOfWorkers", "Timeout", "WorkerType"}


@dataclass(frozen=True)
class PricedResource:
    """A job, or a run that overrides its job's capacity or timeout.

    Attributes:
        logical_id: The logical id of the resource.
        resource: The resource.
        location: The location of the job or the run in the resource, "Properties.Run".
        cost: The cost of a run.
    """

    logical_id: str
    resource: Mapping[str, Any]
    location: str
    cost: JobCost


def priced_resources(template: object, *, region: str | None) -> Iterator[PricedResource]:
    """Calculate the costs of a template's jobs, and of the runs that override their job's capacity or timeout.

    Args:
        template: The template; malformed parts are ignored.
        region: The template's Region; `None` when unknown, see `job_cost`.
    """
    resources = {name: r for name, r in resources_of(template).items() if isinstance(r, Mapping) and "Type" in r}
    jobs = JobsByName(resources)
    for name, resource in resources.items():
        properties = as_mapping(resource.get("Properties"))
        if resource["Type"] == JOB:
            yield PricedResource(name, resource, "Properties", job_cost(properties, region=region))
        for location, run in _runs(resource["Type"], properties):
            if _COST_PROPERTIES & run.keys():
                cost = run_cost(run, jobs.find(run.get("JobName")), region=region)
                yield PricedResource(name, resource, location, cost)


def _runs(kind: object, properties: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if kind == RUN:
        yield "Properties.Run", as_mapping(properties.get("Run"))
    if kind == _TRIGGER and isinstance(actions := properties.get("Actions"), list):
        for index, action in enumerate(actions):
            yield f"Properties.Actions.{index}", as_mapping(action)
