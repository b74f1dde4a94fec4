"""Helpers for tables of jobs. A case is one line with the properties that differ from a usual job."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.mark import ParameterSet

SPARK = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1"}
STREAMING = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1"}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}}
RAY = {"Command": {"Name": "glueray", "Runtime": "Ray2.4"}, "GlueVersion": "4.0"}

# A value that is known only during the deployment.
PARAMETER = {"Ref": "Parameter"}

# The value of a property to remove from the job.
ABSENT = object()


def case(id: str, *expected: Any, job: Any = SPARK, **properties: Any) -> ParameterSet:
    """Return a row of a table: the first column is the job, the others are the expected values.

    Args:
        id: The id of the case.
        expected: The expected values.
        job: The job to start from.
        properties: The properties to set, by the API's names; `arguments` means DefaultArguments.
    """
    if properties:
        named = {"DefaultArguments" if name == "arguments" else name: value for name, value in properties.items()}
        job = {name: value for name, value in {**job, **named}.items() if value is not ABSENT}
    return pytest.param(job, *expected, id=id)


def case_of(job: dict[str, Any]) -> Callable[..., ParameterSet]:
    """Return `case` with another job to start from."""
    return partial(case, job=job)
