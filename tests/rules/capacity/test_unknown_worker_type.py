"""The rule unknown-worker-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.unknown_worker_type import UnknownWorkerType

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["WorkerType"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("newer", AT, WorkerType="G.99X", NumberOfWorkers=2),
        case("empty", AT, WorkerType="", NumberOfWorkers=2),
        case("known", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("misspelt", [], WorkerType="g.1x", NumberOfWorkers=2),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="G.99X", NumberOfWorkers=2),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnknownWorkerType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.99X", "NumberOfWorkers": 2}

    assert message(UnknownWorkerType, job) == (
        "unknown WorkerType: needs 'Standard', 'G.025X', 'G.1X', "
        "'G.2X', 'G.4X', 'G.8X', 'G.12X', 'G.16X', 'R.1X', 'R.2X', 'R.4X', 'R.8X' or 'Z.2X', got 'G.99X'"
    )
