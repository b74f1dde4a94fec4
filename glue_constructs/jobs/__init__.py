"""Constructs that define a job."""

from glue_constructs.jobs.imported import ImportedJob
from glue_constructs.jobs.job import GlueJob
from glue_constructs.jobs.options import ExecutionClass, GlueVersion, JobMode, WorkerType
from glue_constructs.jobs.python_shell import PythonShellJob
from glue_constructs.jobs.spark_etl import SparkEtlJob

__all__ = [
    "ExecutionClass",
    "GlueJob",
    "GlueVersion",
    "ImportedJob",
    "JobMode",
    "PythonShellJob",
    "SparkEtlJob",
    "WorkerType",
]
