"""What a file of a rule imports, in one line."""

from __future__ import annotations

from collections.abc import Iterator

from glue_constructs.model import sources
from glue_constructs.model.commands import COMMANDS, PYTHON_SHELL, RAY, SPARK, SPARK_ETL, SPARK_STREAMING
from glue_constructs.rules._job import Job
from glue_constructs.rules._rule import Finding, Rule, Severity, one_of

__all__ = [
    "COMMANDS",
    "PYTHON_SHELL",
    "RAY",
    "SPARK",
    "SPARK_ETL",
    "SPARK_STREAMING",
    "Finding",
    "Iterator",
    "Job",
    "Rule",
    "Severity",
    "one_of",
    "sources",
]
