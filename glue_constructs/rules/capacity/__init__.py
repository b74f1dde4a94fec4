"""GC2xx: capacity and workers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.rules.capacity.allocated_capacity import AllocatedCapacity
from glue_constructs.rules.capacity.allocated_capacity_on_python_shell import AllocatedCapacityOnPythonShell
from glue_constructs.rules.capacity.large_worker_on_streaming import LargeWorkerOnStreaming
from glue_constructs.rules.capacity.max_capacity_on_spark import MaxCapacityOnSpark
from glue_constructs.rules.capacity.max_capacity_with_workers import MaxCapacityWithWorkers
from glue_constructs.rules.capacity.misspelt_worker_type import MisspeltWorkerType
from glue_constructs.rules.capacity.odd_python_shell_capacity import OddPythonShellCapacity
from glue_constructs.rules.capacity.standard_worker_type import StandardWorkerType
from glue_constructs.rules.capacity.too_few_workers import TooFewWorkers
from glue_constructs.rules.capacity.too_many_workers import TooManyWorkers
from glue_constructs.rules.capacity.unknown_worker_type import UnknownWorkerType
from glue_constructs.rules.capacity.unpaired_worker_settings import UnpairedWorkerSettings
from glue_constructs.rules.capacity.worker_type_newer_than_glue_version import WorkerTypeNewerThanGlueVersion
from glue_constructs.rules.capacity.worker_type_not_for_command import WorkerTypeNotForCommand
from glue_constructs.rules.capacity.worker_type_outside_its_regions import WorkerTypeOutsideItsRegions
from glue_constructs.rules.capacity.workers_on_python_shell import WorkersOnPythonShell

if TYPE_CHECKING:
    from glue_constructs.rules._job import Job
    from glue_constructs.rules._rule import Rule

RULES: tuple[Rule[Job], ...] = (
    MaxCapacityWithWorkers(),
    UnpairedWorkerSettings(),
    MaxCapacityOnSpark(),
    OddPythonShellCapacity(),
    WorkersOnPythonShell(),
    AllocatedCapacity(),
    AllocatedCapacityOnPythonShell(),
    MisspeltWorkerType(),
    UnknownWorkerType(),
    WorkerTypeNotForCommand(),
    WorkerTypeNewerThanGlueVersion(),
    LargeWorkerOnStreaming(),
    StandardWorkerType(),
    TooFewWorkers(),
    TooManyWorkers(),
    WorkerTypeOutsideItsRegions(),
)
