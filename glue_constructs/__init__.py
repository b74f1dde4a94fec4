"""AWS CDK constructs for AWS Glue jobs: checked at synth, run at deploy, tried on a laptop.

Names are imported when they are first used, because aws_cdk's modules are slow to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from glue_constructs.lazy_names import no_attribute

if TYPE_CHECKING:
    from glue_constructs.errors import (
        EmbeddedAwsError,
        GlueConstructsError,
        InvalidInput,
        InvalidJob,
        InvalidLocationJob,
        InvalidPackage,
        InvalidReset,
        InvalidRun,
        InvalidScript,
        UnresolvedRequirements,
    )
    from glue_constructs.jobs import (
        Bookmark,
        CatalogDatabase,
        DataLakeFormat,
        DataLineage,
        ExecutionClass,
        GlueJob,
        GlueVersion,
        ImportedJob,
        JobGrants,
        JobLogs,
        JobMode,
        LibrarySet,
        PythonShellJob,
        SecurityConfiguration,
        SparkEtlJob,
        SparkStreamingJob,
        SparkUi,
        TempDir,
        WorkerType,
    )
    from glue_constructs.operations import (
        CostGuard,
        JobDashboard,
        JobRunState,
        JobSchedule,
        alarm_on_failure,
        alarm_on_late_run,
        alarm_on_long_run,
        chain,
        on_failure,
        on_long_run,
        on_state_change,
        on_stopped,
        on_success,
        on_timeout,
        run_after,
        run_after_all,
        run_after_any,
        run_every,
        run_on_demand,
        start_task,
    )
    from glue_constructs.packaging import Requirements
    from glue_constructs.runs import (
        AdditionalFeature,
        AddressValidationJob,
        BookmarkReset,
        JobRun,
        OnFailure,
        RunOn,
        S3Location,
    )
    from glue_constructs.validation.plugin import GlueRules

__all__ = [
    "AdditionalFeature",
    "AddressValidationJob",
    "Bookmark",
    "BookmarkReset",
    "CatalogDatabase",
    "CostGuard",
    "DataLakeFormat",
    "DataLineage",
    "EmbeddedAwsError",
    "ExecutionClass",
    "GlueConstructsError",
    "GlueJob",
    "GlueRules",
    "GlueVersion",
    "ImportedJob",
    "InvalidInput",
    "InvalidJob",
    "InvalidLocationJob",
    "InvalidPackage",
    "InvalidReset",
    "InvalidRun",
    "InvalidScript",
    "JobDashboard",
    "JobGrants",
    "JobLogs",
    "JobMode",
    "JobRun",
    "JobRunState",
    "JobSchedule",
    "LibrarySet",
    "OnFailure",
    "PythonShellJob",
    "Requirements",
    "RunOn",
    "S3Location",
    "SecurityConfiguration",
    "SparkEtlJob",
    "SparkStreamingJob",
    "SparkUi",
    "TempDir",
    "UnresolvedRequirements",
    "WorkerType",
    "alarm_on_failure",
    "alarm_on_late_run",
    "alarm_on_long_run",
    "chain",
    "on_failure",
    "on_long_run",
    "on_state_change",
    "on_stopped",
    "on_success",
    "on_timeout",
    "run_after",
    "run_after_all",
    "run_after_any",
    "run_every",
    "run_on_demand",
    "start_task",
]

_ROOMS = ("errors", "jobs", "runs", "validation.plugin", "packaging", "operations")


def __getattr__(name: str) -> object:
    if name in __all__:
        modules = (import_module(f"{__name__}.{room}") for room in _ROOMS)
        return next(getattr(module, name) for module in modules if hasattr(module, name))
    raise no_attribute(__name__, name)


def __dir__() -> list[str]:
    return __all__
