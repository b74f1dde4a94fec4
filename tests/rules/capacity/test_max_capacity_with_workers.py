"""The rule max-capacity-with-workers: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, RAY, SHELL, case

from glue_constructs.rules.capacity.max_capacity_with_workers import MaxCapacityWithWorkers

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaxCapacity"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("all-three", AT, WorkerType="G.1X", NumberOfWorkers=10, MaxCapacity=10),
        case("type-only", AT, WorkerType="G.1X", MaxCapacity=10),
        case("count-only", AT, NumberOfWorkers=10, MaxCapacity=10),
        case("ray", AT, job=RAY, Command={"Name": "glueray"}, WorkerType="Z.2X", NumberOfWorkers=3, MaxCapacity=10),
        case("numeric-text", AT, WorkerType="G.1X", NumberOfWorkers="10", MaxCapacity="10"),
        case(
            "command-is-a-parameter",
            AT,
            Command={"Name": PARAMETER},
            WorkerType="G.1X",
            NumberOfWorkers=10,
            MaxCapacity=10,
        ),
        case("workers-only", [], WorkerType="G.1X", NumberOfWorkers=10),
        case("capacity-only", [], MaxCapacity=10),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, WorkerType="G.1X", NumberOfWorkers=2, MaxCapacity=1),
        case("capacity-is-a-parameter", [], WorkerType="G.1X", NumberOfWorkers=10, MaxCapacity=PARAMETER),
        case("workers-are-parameters", [], WorkerType=PARAMETER, NumberOfWorkers=PARAMETER, MaxCapacity=10),
        case("capacity-is-no-value", [], WorkerType="G.1X", NumberOfWorkers=10, MaxCapacity={"Ref": "AWS::NoValue"}),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxCapacityWithWorkers, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {
        "Command": {"Name": "glueetl"},
        "GlueVersion": "5.1",
        "WorkerType": "G.1X",
        "NumberOfWorkers": 10,
        "MaxCapacity": 10,
    }

    assert message(MaxCapacityWithWorkers, job) == (
        "MaxCapacity cannot be combined with WorkerType and NumberOfWorkers: needs only one of the two, got 10"
    )
