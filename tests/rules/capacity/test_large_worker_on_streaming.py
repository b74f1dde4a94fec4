"""The rule large-worker-on-streaming: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.capacity.large_worker_on_streaming import LargeWorkerOnStreaming

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("g8x", AT, job=STREAMING, WorkerType="G.8X", NumberOfWorkers=2),
        case("r1x", AT, job=STREAMING, WorkerType="R.1X", NumberOfWorkers=2),
        case("g2x", [], job=STREAMING, WorkerType="G.2X", NumberOfWorkers=2),
        case("etl", [], WorkerType="G.8X", NumberOfWorkers=2),
        case("type-is-a-parameter", [], job=STREAMING, WorkerType=PARAMETER, NumberOfWorkers=2),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, WorkerType="G.8X", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(LargeWorkerOnStreaming, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "WorkerType": "G.8X", "NumberOfWorkers": 2}

    assert message(LargeWorkerOnStreaming, job) == (
        "G.8X workers are documented for ETL jobs only, not for streaming jobs: needs 'G.025X', 'G.1X' "
        "or 'G.2X', got 'G.8X'"
    )
