"""The rule allocated-capacity: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, case

from glue_constructs.rules.capacity.allocated_capacity import AllocatedCapacity

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["AllocatedCapacity"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("alone", AT, AllocatedCapacity=10),
        case("with-workers", AT, WorkerType="G.1X", NumberOfWorkers=10, AllocatedCapacity=10),
        case("command-is-a-parameter", AT, Command={"Name": PARAMETER}, AllocatedCapacity=10),
        case("workers", [], WorkerType="G.1X", NumberOfWorkers=10),
        case("left-to-the-rule-of-shell-jobs", [], job=SHELL, AllocatedCapacity=1),
        case("capacity-is-a-parameter", [], AllocatedCapacity=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AllocatedCapacity, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "AllocatedCapacity": 10}

    assert message(AllocatedCapacity, job) == (
        "AllocatedCapacity is deprecated: needs WorkerType and NumberOfWorkers, got 10"
    )
