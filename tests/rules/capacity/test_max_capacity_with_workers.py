"""What max-capacity-with-workers finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.max_capacity_with_workers import MaxCapacityWithWorkers

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 10,
                "MaxCapacity": 10,
            },
            ["MaxCapacity"],
            id="all-three",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "MaxCapacity": 10},
            ["MaxCapacity"],
            id="type-only",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 10, "MaxCapacity": 10},
            ["MaxCapacity"],
            id="count-only",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueray"},
                "GlueVersion": "4.0",
                "WorkerType": "Z.2X",
                "NumberOfWorkers": 3,
                "MaxCapacity": 10,
            },
            ["MaxCapacity"],
            id="ray",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": "10",
                "MaxCapacity": "10",
            },
            ["MaxCapacity"],
            id="numeric-text",
        ),
        pytest.param(
            {
                "Command": {"Name": {"Ref": "Parameter"}},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 10,
                "MaxCapacity": 10,
            },
            ["MaxCapacity"],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 10},
            [],
            id="workers-only",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": 10}, [], id="capacity-only"),
        pytest.param(
            {
                "Command": {"Name": "pythonshell", "PythonVersion": "3.9"},
                "WorkerType": "G.1X",
                "NumberOfWorkers": 2,
                "MaxCapacity": 1,
            },
            [],
            id="left-to-the-rule-of-shell-jobs",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 10,
                "MaxCapacity": {"Ref": "Parameter"},
            },
            [],
            id="capacity-is-a-parameter",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": {"Ref": "Parameter"},
                "NumberOfWorkers": {"Ref": "Parameter"},
                "MaxCapacity": 10,
            },
            [],
            id="workers-are-parameters",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 10,
                "MaxCapacity": {"Ref": "AWS::NoValue"},
            },
            [],
            id="capacity-is-no-value",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
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
        "MaxCapacity excludes WorkerType and NumberOfWorkers: needs one or the other, got 10"
    )
