"""AWS CDK constructs for AWS Glue jobs: checked at synth, run at deploy, tried on a laptop.

Names are imported when they are first used, because aws_cdk's modules are slow to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glue_constructs.errors import (
        EmbeddedAwsError,
        GlueConstructsError,
        InvalidInput,
        InvalidJob,
        InvalidLocationJob,
        InvalidReset,
        InvalidRun,
        InvalidScript,
    )
    from glue_constructs.jobs import (
        ExecutionClass,
        GlueJob,
        GlueVersion,
        ImportedJob,
        JobMode,
        PythonShellJob,
        SparkEtlJob,
        WorkerType,
    )
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
    "BookmarkReset",
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
    "InvalidReset",
    "InvalidRun",
    "InvalidScript",
    "JobMode",
    "JobRun",
    "OnFailure",
    "PythonShellJob",
    "RunOn",
    "S3Location",
    "SparkEtlJob",
    "WorkerType",
]

_ROOMS = ("errors", "jobs", "runs", "validation.plugin")


def __getattr__(name: str) -> object:
    if name in __all__:
        modules = (import_module(f"{__name__}.{room}") for room in _ROOMS)
        return next(getattr(module, name) for module in modules if hasattr(module, name))
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
