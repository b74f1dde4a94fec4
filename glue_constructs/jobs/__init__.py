"""Constructs that define a job.

Names are imported at their first use, because an app uses one or two kinds of job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs.lazy_names import imported_when_used

if TYPE_CHECKING:
    from glue_constructs.jobs.features.bookmark import Bookmark
    from glue_constructs.jobs.features.catalog import CatalogDatabase
    from glue_constructs.jobs.features.data_lineage import DataLineage
    from glue_constructs.jobs.features.logs.settings import JobLogs
    from glue_constructs.jobs.features.security import SecurityConfiguration
    from glue_constructs.jobs.features.spark_ui import SparkUi
    from glue_constructs.jobs.features.temp_dir import TempDir
    from glue_constructs.jobs.grants import JobGrants
    from glue_constructs.jobs.imported import ImportedJob
    from glue_constructs.jobs.job import GlueJob
    from glue_constructs.jobs.props import JobProps, PythonShellJobProps
    from glue_constructs.jobs.python_shell import PythonShellJob
    from glue_constructs.jobs.spark_etl import SparkEtlJob
    from glue_constructs.jobs.spark_props import SparkEtlJobProps, SparkProps, SparkStreamingJobProps
    from glue_constructs.jobs.spark_streaming import SparkStreamingJob
    from glue_constructs.model.choices import DataLakeFormat, ExecutionClass, JobMode, LibrarySet
    from glue_constructs.model.enums import GlueVersion, WorkerType

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
    "JobProps",
    "LibrarySet",
    "PythonShellJob",
    "PythonShellJobProps",
    "SecurityConfiguration",
    "SparkEtlJob",
    "SparkEtlJobProps",
    "SparkProps",
    "SparkStreamingJob",
    "SparkStreamingJobProps",
    "SparkUi",
    "TempDir",
    "WorkerType",
]

if not TYPE_CHECKING:  # type checkers read the imports above, and report a name that is not among them
    __getattr__ = imported_when_used(
        __name__,
        {
            "Bookmark": "features.bookmark",
            "CatalogDatabase": "features.catalog",
            "DataLakeFormat": "glue_constructs.model.choices",
            "DataLineage": "features.data_lineage",
            "ExecutionClass": "glue_constructs.model.choices",
            "GlueJob": "job",
            "GlueVersion": "glue_constructs.model.enums",
            "ImportedJob": "imported",
            "JobGrants": "grants",
            "JobLogs": "features.logs.settings",
            "JobMode": "glue_constructs.model.choices",
            "JobProps": "props",
            "LibrarySet": "glue_constructs.model.choices",
            "PythonShellJob": "python_shell",
            "PythonShellJobProps": "props",
            "SecurityConfiguration": "features.security",
            "SparkEtlJob": "spark_etl",
            "SparkEtlJobProps": "spark_props",
            "SparkProps": "spark_props",
            "SparkStreamingJob": "spark_streaming",
            "SparkStreamingJobProps": "spark_props",
            "SparkUi": "features.spark_ui",
            "TempDir": "features.temp_dir",
            "WorkerType": "glue_constructs.model.enums",
        },
    )
