"""The rule worker-type-not-for-flex: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, STREAMING, case

from glue_constructs.rules.execution.worker_type_not_for_flex import WorkerTypeNotForFlex

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("g4x", AT, ExecutionClass="FLEX", WorkerType="G.4X", NumberOfWorkers=2),
        case("r1x", AT, ExecutionClass="FLEX", WorkerType="R.1X", NumberOfWorkers=2),
        case("standard", AT, GlueVersion="4.0", ExecutionClass="FLEX", WorkerType="Standard", NumberOfWorkers=2),
        case("g1x", [], ExecutionClass="FLEX", WorkerType="G.1X", NumberOfWorkers=2),
        case("g2x", [], ExecutionClass="FLEX", WorkerType="G.2X", NumberOfWorkers=2),
        case("standard-class", [], ExecutionClass="STANDARD", WorkerType="G.4X", NumberOfWorkers=2),
        case("unknown-type", [], ExecutionClass="FLEX", WorkerType="G.99X", NumberOfWorkers=2),
        case("left-to-the-rule-of-commands", [], ExecutionClass="FLEX", WorkerType="G.025X", NumberOfWorkers=2),
        case(
            "left-to-the-rule-of-flex", [], job=STREAMING, ExecutionClass="FLEX", WorkerType="G.4X", NumberOfWorkers=2
        ),
        case("type-is-a-parameter", [], ExecutionClass="FLEX", WorkerType=PARAMETER, NumberOfWorkers=2),
        case("class-is-a-parameter", [], ExecutionClass=PARAMETER, WorkerType="G.4X", NumberOfWorkers=2),
        case(
            "command-is-a-parameter",
            [],
            Command={"Name": PARAMETER},
            ExecutionClass="FLEX",
            WorkerType="G.4X",
            NumberOfWorkers=2,
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(WorkerTypeNotForFlex, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "ExecutionClass": "FLEX",
        "WorkerType": "G.4X",
        "NumberOfWorkers": 2,
    }

    assert message(WorkerTypeNotForFlex, job) == (
        "FLEX does not support G.4X workers: needs 'G.1X' or 'G.2X', got 'G.4X'"
    )
