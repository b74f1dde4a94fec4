"""The rule workers-on-python-shell: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.workers_on_python_shell import WorkersOnPythonShell

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("pair", ["WorkerType"], job=SHELL, WorkerType="G.1X", NumberOfWorkers=2),
        case("count-only", ["NumberOfWorkers"], job=SHELL, NumberOfWorkers=2),
        case("unknown-type", ["WorkerType"], job=SHELL, WorkerType="G.99X"),
        case("capacity", [], job=SHELL, MaxCapacity=1),
        case("spark", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("workers-are-parameters", [], job=SHELL, WorkerType=PARAMETER, NumberOfWorkers=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, WorkerType="G.1X", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkersOnPythonShell, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 2}

    assert message(WorkersOnPythonShell, job) == (
        "a Python shell job has no workers: needs MaxCapacity instead, got 'G.1X'"
    )
