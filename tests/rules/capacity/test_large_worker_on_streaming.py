"""What large-worker-on-streaming finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.large_worker_on_streaming import LargeWorkerOnStreaming

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="g8x",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "R.1X", "NumberOfWorkers": 2},
            ["WorkerType"],
            id="r1x",
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.2X", "NumberOfWorkers": 2},
            [],
            id="g2x",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2},
            [],
            id="etl",
        ),
        pytest.param(
            {
                "Command": {"Name": "gluestreaming"},
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
                "WorkerType": "G.8X",
                "NumberOfWorkers": 2,
            },
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LargeWorkerOnStreaming, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2}

    assert message(LargeWorkerOnStreaming, job) == (
        "G.8X workers are documented for ETL jobs, not for streaming jobs: needs 'G.025X', 'G.1X' or 'G.2X', got 'G.8X'"
    )
