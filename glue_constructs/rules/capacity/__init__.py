"""GC2xx: capacity and workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.tables import PYTHON_SHELL, SPARK_STREAMING

if TYPE_CHECKING:
    from glue_constructs.rules._job_rules import Topics

RULES: dict[str, Topics] = {
    "max_capacity_with_workers": ("MaxCapacity",),
    "unpaired_worker_settings": ("WorkerType", "NumberOfWorkers"),
    "max_capacity_on_spark": ("MaxCapacity",),
    "odd_python_shell_capacity": ("MaxCapacity",),
    "workers_on_python_shell": (PYTHON_SHELL,),
    "allocated_capacity": ("AllocatedCapacity",),
    "allocated_capacity_on_python_shell": ("AllocatedCapacity",),
    "misspelt_worker_type": ("WorkerType",),
    "unknown_worker_type": ("WorkerType",),
    "worker_type_not_for_command": ("WorkerType",),
    "worker_type_newer_than_glue_version": ("WorkerType",),
    "large_worker_on_streaming": (SPARK_STREAMING,),
    "standard_worker_type": ("WorkerType",),
    "too_few_workers": ("NumberOfWorkers",),
    "too_many_workers": ("NumberOfWorkers",),
    "worker_type_outside_its_regions": ("WorkerType",),
}
