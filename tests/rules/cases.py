"""Tables of job bodies. A case is one line: its job is a usual one, but for the properties that it names."""

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

# A value that only the deployment knows.
PARAMETER = {"Ref": "Parameter"}

# The value of a property that the job does not have.
ABSENT = object()


def case(id: str, *expected: Any, job: Any = SPARK, **properties: Any) -> ParameterSet:
    """A row of a table: its first column is the job, the others are what is expected.

    Args:
        id: What is special about the job.
        expected: The other columns.
        job: What the job is like otherwise.
        properties: What is special, by the names of the API; `arguments` is short for DefaultArguments.
    """
    if properties:
        named = {"DefaultArguments" if name == "arguments" else name: value for name, value in properties.items()}
        job = {name: value for name, value in {**job, **named}.items() if value is not ABSENT}
    return pytest.param(job, *expected, id=id)


def case_of(job: dict[str, Any]) -> Callable[..., ParameterSet]:
    """`case` for a table whose jobs are usually like this one."""
    return partial(case, job=job)
