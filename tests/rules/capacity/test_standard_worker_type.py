"""The rule standard-worker-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.capacity.standard_worker_type import StandardWorkerType

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT, GlueVersion="4.0", WorkerType="Standard", NumberOfWorkers=1),
        case("streaming", AT, job=STREAMING, GlueVersion="4.0", WorkerType="Standard", NumberOfWorkers=2),
        case("g1x", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("shell", [], job=SHELL, WorkerType="Standard"),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, WorkerType="Standard", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(StandardWorkerType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "Standard", "NumberOfWorkers": 1}

    assert message(StandardWorkerType, job) == (
        "Standard is the worker of Glue 0.9 and 1.0: needs 'G.1X', got 'Standard'"
    )
