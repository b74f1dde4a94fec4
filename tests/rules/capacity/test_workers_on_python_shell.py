"""What workers-on-python-shell finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.workers_on_python_shell import WorkersOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="pair",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "NumberOfWorkers": 2},
            ["NumberOfWorkers"],
            id="count-only",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.99X"},
            ["WorkerType"],
            id="unknown-type",
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}, [], id="capacity"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="spark",
        ),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": {"Ref": "Parameter"},
            },
            [],
            id="workers-are-parameters",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkersOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 2}

    assert message(WorkersOnPythonShell, job) == (
        "a Python shell job has no workers: needs MaxCapacity instead, got 'G.1X'"
    )
