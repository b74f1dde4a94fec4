"""The values that Glue names, as enums; made from the rows by `python tests/enums.py`, which a test holds equal.

A prop that takes one takes the plain string too.
"""

from __future__ import annotations

from enum import Enum


class GlueVersion(str, Enum):
    """The Glue versions in which a Spark job can be created."""

    V3_0 = "3.0"
    """Spark 3.1.1, Python 3.7."""
    V4_0 = "4.0"
    """Spark 3.3.0, Python 3.10."""
    V5_0 = "5.0"
    """Spark 3.5.4, Python 3.11."""
    V5_1 = "5.1"
    """Spark 3.5.6, Python 3.11."""
    V6_0 = "6.0"
    """Spark 4.1.1, Python 3.13."""


class WorkerType(str, Enum):
    """The predefined workers of Spark jobs; one DPU is 4 vCPU and 16 GB."""

    STANDARD = "Standard"
    """1 DPU: 4 vCPU, 16 GB, 50 GB of disk."""
    G_025X = "G.025X"
    """0.25 DPU: 2 vCPU, 4 GB, 84 GB of disk."""
    G_1X = "G.1X"
    """1 DPU: 4 vCPU, 16 GB, 94 GB of disk."""
    G_2X = "G.2X"
    """2 DPU: 8 vCPU, 32 GB, 138 GB of disk."""
    G_4X = "G.4X"
    """4 DPU: 16 vCPU, 64 GB, 256 GB of disk."""
    G_8X = "G.8X"
    """8 DPU: 32 vCPU, 128 GB, 512 GB of disk."""
    G_12X = "G.12X"
    """12 DPU: 48 vCPU, 192 GB, 768 GB of disk."""
    G_16X = "G.16X"
    """16 DPU: 64 vCPU, 256 GB, 1,024 GB of disk."""
    R_1X = "R.1X"
    """1 M-DPU: 4 vCPU, 32 GB, 94 GB of disk."""
    R_2X = "R.2X"
    """2 M-DPU: 8 vCPU, 64 GB, 138 GB of disk."""
    R_4X = "R.4X"
    """4 M-DPU: 16 vCPU, 128 GB, 256 GB of disk."""
    R_8X = "R.8X"
    """8 M-DPU: 32 vCPU, 256 GB, 512 GB of disk."""
