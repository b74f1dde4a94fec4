"""The values that Glue names, as enums. A prop that takes one takes the plain string too, so a newer value works."""

from __future__ import annotations

from enum import Enum


class GlueVersion(str, Enum):
    """The Glue versions in which a Spark job can be created (see `glue_constructs.rules.tables`)."""

    V3_0 = "3.0"
    V4_0 = "4.0"
    V5_0 = "5.0"
    V5_1 = "5.1"
    V6_0 = "6.0"


class WorkerType(str, Enum):
    """The predefined workers of Spark jobs; one DPU is 4 vCPU and 16 GB."""

    STANDARD = "Standard"
    G_025X = "G.025X"
    G_1X = "G.1X"
    G_2X = "G.2X"
    G_4X = "G.4X"
    G_8X = "G.8X"
    G_12X = "G.12X"
    G_16X = "G.16X"
    R_1X = "R.1X"
    R_2X = "R.2X"
    R_4X = "R.4X"
    R_8X = "R.8X"


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
