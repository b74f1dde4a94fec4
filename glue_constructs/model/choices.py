"""Glue's fixed sets of values as enums; those of versions and worker types are generated from rows (`enums`)."""

from __future__ import annotations

from enum import Enum


class ExecutionClass(str, Enum):
    """The execution class of a Spark ETL job or run: how it gets its capacity."""

    STANDARD = "STANDARD"
    """Dedicated capacity, available immediately."""
    FLEX = "FLEX"
    """Spare capacity at a lower price; a run may wait for it, and may be interrupted."""


class JobMode(str, Enum):
    """How the job was created; it determines how the Glue console shows the job, not how it runs."""

    SCRIPT = "SCRIPT"
    VISUAL = "VISUAL"
    NOTEBOOK = "NOTEBOOK"


class DataLakeFormat(str, Enum):
    """The open table formats whose libraries Glue includes (Glue 3.0 and later)."""

    HUDI = "hudi"
    DELTA = "delta"
    ICEBERG = "iceberg"


class LibrarySet(str, Enum):
    """The Python packages that are installed for a Python shell job (Python 3.9)."""

    ANALYTICS = "analytics"
    """NumPy, pandas, PyArrow, awswrangler, SQLAlchemy, database drivers and more."""
    NONE = "none"
    """boto3 and its dependencies."""
