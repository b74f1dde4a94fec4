"""Constructs that define a job.

Names are imported when they are first used: an app needs the files of one or two kinds of job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.jobs.bookmark import Bookmark
    from glue_constructs.jobs.catalog import CatalogDatabase
    from glue_constructs.jobs.data_lineage import DataLineage
    from glue_constructs.jobs.grants import JobGrants
    from glue_constructs.jobs.imported import ImportedJob
    from glue_constructs.jobs.job import GlueJob
    from glue_constructs.jobs.log_settings import JobLogs
    from glue_constructs.jobs.options import (
        DataLakeFormat,
        ExecutionClass,
        GlueVersion,
        JobMode,
        LibrarySet,
        WorkerType,
    )
    from glue_constructs.jobs.python_shell import PythonShellJob
    from glue_constructs.jobs.security import SecurityConfiguration
    from glue_constructs.jobs.spark_etl import SparkEtlJob
    from glue_constructs.jobs.spark_streaming import SparkStreamingJob
    from glue_constructs.jobs.spark_ui import SparkUi
    from glue_constructs.jobs.temp_dir import TempDir

__all__ = [
    "Bookmark",
    "CatalogDatabase",
    "DataLakeFormat",
    "DataLineage",
    "ExecutionClass",
    "GlueJob",
    "GlueVersion",
    "ImportedJob",
    "JobGrants",
    "JobLogs",
    "JobMode",
    "LibrarySet",
    "PythonShellJob",
    "SecurityConfiguration",
    "SparkEtlJob",
    "SparkStreamingJob",
    "SparkUi",
    "TempDir",
    "WorkerType",
]

__getattr__ = imported_when_used(
    __name__,
    {
        "Bookmark": "bookmark",
        "CatalogDatabase": "catalog",
        "DataLakeFormat": "options",
        "DataLineage": "data_lineage",
        "ExecutionClass": "options",
        "GlueJob": "job",
        "GlueVersion": "options",
        "ImportedJob": "imported",
        "JobGrants": "grants",
        "JobLogs": "log_settings",
        "JobMode": "options",
        "LibrarySet": "options",
        "PythonShellJob": "python_shell",
        "SecurityConfiguration": "security",
        "SparkEtlJob": "spark_etl",
        "SparkStreamingJob": "spark_streaming",
        "SparkUi": "spark_ui",
        "TempDir": "temp_dir",
        "WorkerType": "options",
    },
)
