"""The rule worker-type-not-for-command: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, STREAMING, case

from glue_constructs.rules.capacity.worker_type_not_for_command import WorkerTypeNotForCommand

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("quarter-worker-on-etl", AT, WorkerType="G.025X", NumberOfWorkers=2),
        case("ray-worker-on-etl", AT, WorkerType="Z.2X", NumberOfWorkers=2),
        case("ray-worker-on-streaming", AT, job=STREAMING, WorkerType="Z.2X", NumberOfWorkers=2),
        case("spark-worker-on-ray", AT, job=RAY, Command={"Name": "glueray"}, WorkerType="G.1X", NumberOfWorkers=3),
        case(
            "standard-worker-on-ray", AT, job=RAY, Command={"Name": "glueray"}, WorkerType="Standard", NumberOfWorkers=3
        ),
        case("quarter-worker-on-streaming", [], job=STREAMING, WorkerType="G.025X", NumberOfWorkers=2),
        case("large-worker-on-streaming", [], job=STREAMING, WorkerType="G.8X", NumberOfWorkers=2),
        case("ray-worker-on-ray", [], job=RAY, Command={"Name": "glueray"}, WorkerType="Z.2X", NumberOfWorkers=3),
        case("standard-on-etl", [], GlueVersion="3.0", WorkerType="Standard", NumberOfWorkers=2),
        case("unknown-type", [], WorkerType="G.99X", NumberOfWorkers=2),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="G.1X", NumberOfWorkers=2),
        case("unknown-command", [], Command={"Name": "spark"}, WorkerType="G.1X", NumberOfWorkers=2),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, WorkerType="Z.2X", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNotForCommand, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueray"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 3}

    assert message(WorkerTypeNotForCommand, job) == (
        "command 'glueray' does not support G.1X workers: needs 'Z.2X', got 'G.1X'"
    )
