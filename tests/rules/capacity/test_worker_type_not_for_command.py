"""What worker-type-not-for-command finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.worker_type_not_for_command import WorkerTypeNotForCommand

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.025X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="quarter-worker-on-etl",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "Z.2X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="ray-worker-on-etl",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "Z.2X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="ray-worker-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 3},
            ["WorkerType"],
            id="spark-worker-on-ray",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "Standard", "NumberOfWorkers": 3},
            ["WorkerType"],
            id="standard-worker-on-ray",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.025X", "NumberOfWorkers": 2},
            [],
            id="quarter-worker-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2},
            [],
            id="large-worker-on-streaming",
        ),
        pytest.param(
            {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "Z.2X", "NumberOfWorkers": 3},
            [],
            id="ray-worker-on-ray",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "3.0", "WorkerType": "Standard", "NumberOfWorkers": 2},
            [],
            id="standard-on-etl",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 2},
            [],
            id="unknown-type",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="left-to-the-rule-of-shell-jobs",
        ),
        pytest.param(
            {"Command": {"Name": "spark"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="unknown-command",
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
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNotForCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 3}

    assert message(WorkerTypeNotForCommand, job) == ("command 'glueray' has no G.1X workers: needs 'Z.2X', got 'G.1X'")
