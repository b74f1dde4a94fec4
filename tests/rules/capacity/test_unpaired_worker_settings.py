"""The rule unpaired-worker-settings: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, case

from glue_constructs.rules.capacity.unpaired_worker_settings import UnpairedWorkerSettings

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("type-without-count", ["NumberOfWorkers"], WorkerType="G.1X"),
        case("count-without-type", ["WorkerType"], NumberOfWorkers=2),
        case("ray", ["WorkerType"], job=RAY, Command={"Name": "glueray"}, NumberOfWorkers=3),
        case("pair", [], WorkerType="G.1X", NumberOfWorkers=2),
        case("neither", []),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, NumberOfWorkers=2),
        case("left-to-the-rule-of-both-ways", [], WorkerType="G.1X", MaxCapacity=2),
        case("count-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=PARAMETER),
        case("type-is-a-parameter", [], WorkerType=PARAMETER, NumberOfWorkers=2),
        case("capacity-is-a-parameter", [], WorkerType="G.1X", MaxCapacity=PARAMETER),
        case(
            "a-macro-may-bring-it",
            [],
            job={
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "Fn::Transform": {"Name": "AWS::Include"},
            },
        ),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(UnpairedWorkerSettings, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X"}

    assert message(UnpairedWorkerSettings, job) == (
        "WorkerType is set without NumberOfWorkers: needs the number of workers, got None"
    )
