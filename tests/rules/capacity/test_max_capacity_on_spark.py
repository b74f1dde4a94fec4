"""The rule max-capacity-on-spark: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, SHELL, STREAMING, case

from glue_constructs.rules.capacity.max_capacity_on_spark import MaxCapacityOnSpark

if TYPE_CHECKING:
    from collections.abc import Callable

AT = ["MaxCapacity"]


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("etl", AT, MaxCapacity=10),
        case("streaming", AT, job=STREAMING, MaxCapacity=10),
        case("default-version", AT, job={}, Command={"Name": "glueetl"}, MaxCapacity=2),
        case("newer-version", AT, GlueVersion="9.0", MaxCapacity=2),
        case("retired-version", [], GlueVersion="2.0", MaxCapacity=10),
        case("left-to-the-rule-of-both-ways", [], WorkerType="G.1X", MaxCapacity=10),
        case("with-a-count", [], NumberOfWorkers=10, MaxCapacity=10),
        case("shell", [], job=SHELL, MaxCapacity=1),
        case("workers", [], WorkerType="G.1X", NumberOfWorkers=10),
        case("glue-version-is-a-parameter", [], GlueVersion=PARAMETER, MaxCapacity=10),
        case("capacity-is-a-parameter", [], MaxCapacity=PARAMETER),
        case("command-is-a-parameter", [], Command={"Name": PARAMETER}, MaxCapacity=10),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxCapacityOnSpark, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": 10}

    assert message(MaxCapacityOnSpark, job) == (
        "MaxCapacity is not for Spark jobs on Glue 2.0 and later: needs WorkerType and NumberOfWorkers, got 10"
    )
