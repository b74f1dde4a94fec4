"""Common imports of the rule files."""

from __future__ import annotations

from collections.abc import Iterator

from glue_constructs.model import sources
from glue_constructs.model.commands import COMMANDS, PYTHON_SHELL, RAY, SPARK, SPARK_ETL, SPARK_STREAMING
from glue_constructs.model.parameters import SpecialParameter
from glue_constructs.rules._job import Job
from glue_constructs.rules._rule import Finding, Rule, Severity, one_of
from glue_constructs.rules._shared_argument_checks import (
    GoneParameter,
    LargerThan,
    ReservedKeys,
    WrongItems,
    WrongSpecialParameter,
)
from glue_constructs.rules._shared_checks import (
    MalformedText,
    MissingProperty,
    OutOfRange,
    UnknownValue,
    UnwantedValue,
)

__all__ = [
    "COMMANDS",
    "PYTHON_SHELL",
    "RAY",
    "SPARK",
    "SPARK_ETL",
    "SPARK_STREAMING",
    "Finding",
    "GoneParameter",
    "Iterator",
    "Job",
    "LargerThan",
    "MalformedText",
    "MissingProperty",
    "OutOfRange",
    "ReservedKeys",
    "Rule",
    "Severity",
    "SpecialParameter",
    "UnknownValue",
    "UnwantedValue",
    "WrongItems",
    "WrongSpecialParameter",
    "one_of",
    "sources",
]
