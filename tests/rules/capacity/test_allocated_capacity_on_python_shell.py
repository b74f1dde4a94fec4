"""What allocated-capacity-on-python-shell finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.allocated_capacity_on_python_shell import AllocatedCapacityOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1},
            ["AllocatedCapacity"],
            id="alone",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 0.0625, "AllocatedCapacity": 1},
            ["AllocatedCapacity"],
            id="beside-max-capacity",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "AllocatedCapacity": 10}, [], id="spark"),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}, [], id="left-out"),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": {"Ref": "Parameter"}},
            [],
            id="capacity-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "AllocatedCapacity": 1},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AllocatedCapacityOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1}

    assert message(AllocatedCapacityOnPythonShell, job) == (
        "a Python shell job does not take AllocatedCapacity: needs MaxCapacity, got 1"
    )
