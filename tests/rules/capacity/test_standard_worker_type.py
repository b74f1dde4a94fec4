"""What standard-worker-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.standard_worker_type import StandardWorkerType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "Standard", "NumberOfWorkers": 1},
            ["WorkerType"],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
                "GlueVersion": "4.0",
                "WorkerType": "Standard",
                "NumberOfWorkers": 2,
            },
            ["WorkerType"],
            id="streaming",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="g1x",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "Standard"}, [], id="shell"
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": 2,
            },
            [],
            id="type-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "Standard",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(StandardWorkerType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "Standard", "NumberOfWorkers": 1}

    assert message(StandardWorkerType, job) == (
        "Standard is the worker of Glue 0.9 and 1.0: needs 'G.1X', got 'Standard'"
    )
