"""How many DPUs a job or a run has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# botocore's model of Job.MaxCapacity states both defaults.
_PYTHON_SHELL_DEFAULT = 0.0625
_SPARK_DEFAULT = 10.0


def max_capacity(definition: Mapping[str, Any]) -> float:
    """The DPUs of a job definition. GetJob and GetJobRun always say them, given or not (boto3 issue 2644).

    Args:
        definition: The fields of CreateJob, or those merged with the fields of StartJobRun.
    """
    if "MaxCapacity" in definition:
        return float(definition["MaxCapacity"])
    if "WorkerType" in definition and "NumberOfWorkers" in definition:
        return _dpu(definition["WorkerType"]) * float(definition["NumberOfWorkers"])
    if "AllocatedCapacity" in definition:
        return float(definition["AllocatedCapacity"])
    return _PYTHON_SHELL_DEFAULT if definition["Command"]["Name"] == "pythonshell" else _SPARK_DEFAULT


def conflict(parameters: Mapping[str, Any]) -> str | None:
    """What Glue answers to capacity settings that exclude each other; None when they do not.

    Each text was seen live: Airflow's Glue operator (the first), terraform-aws-glue issue 42 (the last).
    """
    workers = ("WorkerType" in parameters, "NumberOfWorkers" in parameters)
    if "MaxCapacity" in parameters and any(workers):
        return "Please do not set Max Capacity if using Worker Type and Number of Workers."
    if any(workers) and not all(workers):
        return "Please set both Worker Type and Number of Workers."
    if any(workers) and parameters.get("Command", {}).get("Name") == "pythonshell":
        return "Worker Type is not supported for Job Command pythonshell"
    return None


def _dpu(worker_type: str) -> float:
    """The DPUs of a worker, which stand in its name: 2 of `G.2X`, 0.25 of `G.025X`; the old `Standard` has 1.

    https://docs.aws.amazon.com/glue/latest/dg/worker-types.html
    """
    number = worker_type.rpartition(".")[2].removesuffix("X")
    if not number.isdigit():
        return 1.0
    return float(f"0.{number[1:]}" if number.startswith("0") else number)
