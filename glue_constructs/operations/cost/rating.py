"""The rate that a job is billed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.model import commands
from glue_constructs.model.job_schema import EXECUTION_CLASSES
from glue_constructs.model.prices import FLEX, MEMORY, PYTHON_SHELL, RAY, SPARK, Rate
from glue_constructs.model.workers import WORKER_TYPES
from glue_constructs.operations.cost.capacity import unknown_worker
from glue_constructs.operations.cost.rates import find_rate
from glue_constructs.operations.cost.unpriced import Unpriced, combine_reasons, only_when_deployed, unpriced
from glue_constructs.rules import UNKNOWN

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job

# By command, unit and class.
_CATEGORIES = {
    (commands.SPARK_ETL, "DPU", "STANDARD"): SPARK,
    (commands.SPARK_ETL, "DPU", "FLEX"): FLEX,
    (commands.SPARK_ETL, "M-DPU", "STANDARD"): MEMORY,
    (commands.SPARK_STREAMING, "DPU", "STANDARD"): SPARK,
    (commands.SPARK_STREAMING, "M-DPU", "STANDARD"): MEMORY,
}
_AUTO_SCALING = "--enable-auto-scaling"


def rate_of(job: Job, *, region: str | None) -> Rate | Unpriced:
    """Return the rate of a job, or why it is unknown."""
    if job.command == commands.PYTHON_SHELL:
        return find_rate(PYTHON_SHELL, None, region=region)
    if job.command == commands.RAY:
        return find_rate(RAY, None, region=region)
    if job.command is UNKNOWN:
        return only_when_deployed("Command.Name")
    if not job.is_spark:
        return unpriced(f"Command.Name must be one of {', '.join(commands.COMMANDS)}, got {job.command!r}")
    return _of_spark(job, region)


def class_of(job: Job) -> str:
    """Return the execution class or its default; empty for jobs without classes, or when unknown."""
    if not job.is_spark or job.execution_class is UNKNOWN:
        return ""
    return str(job.execution_class or EXECUTION_CLASSES[0])


def partial_billing_reason(job: Job) -> Unpriced | None:
    """Return why a run may be billed for less than all workers for its whole duration; `None` if it cannot be.

    Glue's developer guide (add-job, auto-scaling): the DPU seconds of such a run are the sum of its workers' times.
    """
    if not job.is_spark:
        return None
    if job.execution_class is UNKNOWN:
        return only_when_deployed("ExecutionClass")
    if job.execution_class == "FLEX":
        return unpriced("in class FLEX each worker is billed for the time that it ran")
    if job.arguments.get(_AUTO_SCALING) is UNKNOWN:
        return only_when_deployed(_AUTO_SCALING)
    if job.arguments.is_enabled(_AUTO_SCALING):
        return unpriced("with auto scaling each worker is billed for the time that it ran")
    return None


def _of_spark(job: Job, region: str | None) -> Rate | Unpriced:
    generation, category = _generation(job), _category(job)
    if isinstance(generation, Unpriced):
        return combine_reasons(generation, category) or generation
    return category if isinstance(category, Unpriced) else find_rate(category, generation, region=region)


def _generation(job: Job) -> int | Unpriced:
    if job.glue_version is UNKNOWN:
        return only_when_deployed("GlueVersion")
    if job.glue_version is None:
        # 6.0 in the API's CreateJob, 5.1 in its JobRun and in the guide: two price generations.
        return unpriced("GlueVersion is not set, and AWS's pages disagree on its default")
    if job.version is None:
        return unpriced(f"no source has a rate for Glue {job.glue_version!r}")
    return job.version.price_generation


def _category(job: Job) -> str | Unpriced:
    deciding = {"WorkerType": job.worker_type, "ExecutionClass": job.execution_class}
    if unknown := combine_reasons(*(only_when_deployed(name) for name, value in deciding.items() if value is UNKNOWN)):
        return unknown
    unit = "DPU"
    if job.worker_type is not None:
        worker = WORKER_TYPES.get(str(job.worker_type))
        if worker is None:
            return unknown_worker(job)
        unit = worker.unit
    category = _CATEGORIES.get((str(job.command), unit, class_of(job)))
    return category or unpriced(f"no source has a rate per {unit} for {job.command} in class {class_of(job)}")
