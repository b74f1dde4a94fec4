"""The rule misspelt-worker-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.misspelt_worker_type import MisspeltWorkerType

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("lower-case", AT, WorkerType="g.1x", NumberOfWorkers=2),
        case("underscore", AT, WorkerType="G_1X", NumberOfWorkers=2),
        case("no-dot", AT, WorkerType="G025X", NumberOfWorkers=2),
        case("capitals", AT, WorkerType="STANDARD", NumberOfWorkers=2),
        case("blank", AT, WorkerType="G.1X ", NumberOfWorkers=2),
        case("exact", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("unknown", [], WorkerType="G.99X", NumberOfWorkers=2),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="g.1x", NumberOfWorkers=2),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2),
        case("command-is-a-parameter", AT, Command={"Name": PARAMETER}, WorkerType="g.1x", NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MisspeltWorkerType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "g.1x", "NumberOfWorkers": 2}

    assert message(MisspeltWorkerType, job) == ("WorkerType is misspelt: needs 'G.1X', got 'g.1x'")
