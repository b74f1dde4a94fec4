"""The closed sets that Glue names, as enums; those of versions and worker types are made from their rows (`enums`)."""

from __future__ import annotations

from enum import Enum


class ExecutionClass(str, Enum):
    """How a Spark ETL run gets its capacity."""

    STANDARD = "STANDARD"
    """Capacity of its own, at once."""
    FLEX = "FLEX"
    """Spare capacity, cheaper; a run may wait for it and may be interrupted."""


class JobMode(str, Enum):
    """How the job was written; it changes how the Glue console shows it, not how it runs."""

    SCRIPT = "SCRIPT"
    VISUAL = "VISUAL"
    NOTEBOOK = "NOTEBOOK"


class DataLakeFormat(str, Enum):
    """The open table formats whose libraries Glue brings (from Glue 3.0 on)."""

    HUDI = "hudi"
    DELTA = "delta"
    ICEBERG = "iceberg"


class LibrarySet(str, Enum):
    """The Python packages that a Python shell job finds installed (Python 3.9)."""

    ANALYTICS = "analytics"
    """NumPy, pandas, PyArrow, awswrangler, SQLAlchemy, database drivers and more."""
    NONE = "none"
    """boto3 and what it needs."""
