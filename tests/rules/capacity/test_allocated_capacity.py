"""What allocated-capacity finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.capacity.allocated_capacity import AllocatedCapacity

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "AllocatedCapacity": 10},
            ["AllocatedCapacity"],
            id="alone",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "WorkerType": "G.1X",
                "NumberOfWorkers": 10,
                "AllocatedCapacity": 10,
            },
            ["AllocatedCapacity"],
            id="beside-workers",
        ),
        pytest.param(
            {"Command": {"Name": {"Ref": "Parameter"}}, "GlueVersion": "5.1", "AllocatedCapacity": 10},
            ["AllocatedCapacity"],
            id="command-is-a-parameter",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": "G.1X", "NumberOfWorkers": 10},
            [],
            id="workers",
        ),
        pytest.param(
            {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "AllocatedCapacity": 1},
            [],
            id="left-to-the-rule-of-shell-jobs",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "AllocatedCapacity": {"Ref": "Parameter"}},
            [],
            id="capacity-is-a-parameter",
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(AllocatedCapacity, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "AllocatedCapacity": 10}

    assert message(AllocatedCapacity, job) == (
        "AllocatedCapacity is deprecated: needs WorkerType and NumberOfWorkers, got 10"
    )
