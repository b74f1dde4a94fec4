"""The capacity of a job, in the units that Glue bills."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from glue_constructs.model.commands import PYTHON_SHELL, PYTHON_SHELL_CAPACITIES, SPARK_DEFAULT_CAPACITY
from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.operations.cost.unpriced import Unpriced, combine_reasons, only_when_deployed, unpriced
from glue_constructs.rules import UNKNOWN

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job

_MISSING: dict[tuple[str, ...], str] = {
    (): "neither WorkerType and NumberOfWorkers nor MaxCapacity is set",
    ("WorkerType",): "NumberOfWorkers is not set",
    ("NumberOfWorkers",): "WorkerType is not set",
}


@dataclass(frozen=True)
class Capacity:
    """The capacity of a job.

    Attributes:
        units: The maximum number of units that are billed during a run.
        unit: "DPU" or "M-DPU".
        text: The capacity for people: "10 x G.1X (1 DPU)", "0.0625 DPU".
    """

    units: Decimal
    unit: str
    text: str


def capacity_of(job: Job) -> Capacity | Unpriced:
    """Return the capacity of a job, or why it is unknown."""
    return _of_python_shell(job) if job.command == PYTHON_SHELL else _of_cluster(job)


def unknown_worker(job: Job) -> Unpriced:
    """Return why a worker type has no price: it may be newer than the table."""
    return unpriced(f"WorkerType {job.worker_type!r} is not in the table of worker types")


def _of_python_shell(job: Job) -> Capacity | Unpriced:
    for name, value in (
        ("AllocatedCapacity", job.allocated_capacity),
        ("WorkerType", job.worker_type),
        ("NumberOfWorkers", job.number_of_workers),
    ):
        if value is not None and value is not UNKNOWN:
            return unpriced(f"{name} does not apply to Python shell jobs")
    if job.max_capacity is None:
        # Jobs API > MaxCapacity: "The default is 0.0625 DPU."
        return _units("MaxCapacity", PYTHON_SHELL_CAPACITIES[0])
    return _units("MaxCapacity", job.max_capacity)


def _of_cluster(job: Job) -> Capacity | Unpriced:
    sizes = {
        "WorkerType": job.worker_type,
        "NumberOfWorkers": job.number_of_workers,
        "MaxCapacity": job.max_capacity,
        "AllocatedCapacity": job.allocated_capacity,
    }
    given = tuple(name for name, value in sizes.items() if value is not None)
    if unknown := combine_reasons(*(only_when_deployed(name) for name in given if sizes[name] is UNKNOWN)):
        return unknown
    if given == ("WorkerType", "NumberOfWorkers"):
        return _of_workers(job)
    if given in (("MaxCapacity",), ("AllocatedCapacity",)):
        return _units(given[0], sizes[given[0]])
    if not given and job.version is not None and job.version.sized_by_max_capacity:
        return _units("MaxCapacity", SPARK_DEFAULT_CAPACITY)
    return unpriced(_MISSING.get(given, f"{' and '.join(given)} are set, and exclude each other"))


def _of_workers(job: Job) -> Capacity | Unpriced:
    worker = WORKER_TYPES.get(str(job.worker_type))
    count = job.number_of_workers
    if not isinstance(count, int) or count < 1:
        return unpriced(f"NumberOfWorkers must be 1 or more, got {count!r}")
    if worker is None:
        return unknown_worker(job)
    of_one = Decimal(str(worker.dpu))
    return Capacity(of_one * count, worker.unit, f"{count} x {worker.name} ({of_one.normalize():f} {worker.unit})")


def _units(name: str, size: object) -> Capacity | Unpriced:
    if size is UNKNOWN:
        return only_when_deployed(name)
    if not isinstance(size, (int, float)) or size <= 0:
        return unpriced(f"{name} must be above 0, got {size!r}")
    units = Decimal(str(size))
    return Capacity(units, "DPU", f"{units:f} DPU")
