"""What misspelt-worker-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.misspelt_worker_type import MisspeltWorkerType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "g.1x", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="lower-case",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G_1X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="underscore",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G025X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="no-dot",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "STANDARD", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="capitals",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X ", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="blank",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 2},
            [],
            id="exact",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 2},
            [],
            id="unknown",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "WorkerType": "g.1x", "NumberOfWorkers": 2},
            [],
            id="left-to-the-rule-of-shell-jobs",
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
                "WorkerType": "g.1x",
                "NumberOfWorkers": 2,
            },
            ["WorkerType"],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MisspeltWorkerType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "g.1x", "NumberOfWorkers": 2}

    assert message(MisspeltWorkerType, job) == (
        "WorkerType is spelt otherwise than Glue spells it: needs 'G.1X', got 'g.1x'"
    )
