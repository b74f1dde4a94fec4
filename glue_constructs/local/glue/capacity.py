"""The DPUs of a job or a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from glue_constructs.model.commands import PYTHON_SHELL, PYTHON_SHELL_CAPACITIES, SPARK_DEFAULT_CAPACITY
from glue_constructs.model.workers import WORKER_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping


def max_capacity(definition: Mapping[str, Any]) -> float:
    """Return the DPUs of a job definition. GetJob and GetJobRun always return them, set or not (boto3 issue 2644).

    Args:
        definition: The fields of CreateJob, or these merged with the fields of StartJobRun.
    """
    if "MaxCapacity" in definition:
        return float(definition["MaxCapacity"])
    if "WorkerType" in definition and "NumberOfWorkers" in definition:
        return _dpu(definition["WorkerType"]) * float(definition["NumberOfWorkers"])
    if "AllocatedCapacity" in definition:
        return float(definition["AllocatedCapacity"])
    is_shell = definition["Command"]["Name"] == PYTHON_SHELL
    return float(PYTHON_SHELL_CAPACITIES[0] if is_shell else SPARK_DEFAULT_CAPACITY)


def capacity_conflict(parameters: Mapping[str, Any]) -> str | None:
    """Return Glue's error message for conflicting capacity settings; None if there is no conflict.

    The messages were seen in live answers: Airflow's Glue operator (the first), terraform-aws-glue issue 42 (the last).
    """
    workers = ("WorkerType" in parameters, "NumberOfWorkers" in parameters)
    if "MaxCapacity" in parameters and any(workers):
        return "Please do not set Max Capacity if using Worker Type and Number of Workers."
    if any(workers) and not all(workers):
        return "Please set both Worker Type and Number of Workers."
    if any(workers) and parameters.get("Command", {}).get("Name") == PYTHON_SHELL:
        return "Worker Type is not supported for Job Command pythonshell"
    return None


def _dpu(worker_type: str) -> float:
    worker = WORKER_TYPES.get(worker_type)
    return 1.0 if worker is None else float(worker.dpu)
