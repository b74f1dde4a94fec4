"""What max-capacity-on-spark finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.max_capacity_on_spark import MaxCapacityOnSpark

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": 10}, ["MaxCapacity"], id="etl"
        ),
        pytest.param(
            {"Command": {"Name": "gluestreaming"}, "GlueVersion": "5.1", "MaxCapacity": 10},
            ["MaxCapacity"],
            id="streaming",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "MaxCapacity": 2}, ["MaxCapacity"], id="default-version"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "9.0", "MaxCapacity": 2},
            ["MaxCapacity"],
            id="newer-version",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "2.0", "MaxCapacity": 10}, [], id="retired-version"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "MaxCapacity": 10},
            [],
            id="left-to-the-rule-of-both-ways",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 10, "MaxCapacity": 10},
            [],
            id="beside-a-count",
        ),
        pytest.param({"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}, [], id="shell"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 10},
            [],
            id="workers",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": {"Ref": "Parameter"}, "MaxCapacity": 10},
            [],
            id="glue-version-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": {"Ref": "Parameter"}},
            [],
            id="capacity-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "MaxCapacity": 10},
            [],
            id="command-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(MaxCapacityOnSpark, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": 10}

    assert message(MaxCapacityOnSpark, job) == (
        "MaxCapacity is not for Spark jobs from Glue 2.0 on: needs WorkerType and NumberOfWorkers, got 10"
    )
