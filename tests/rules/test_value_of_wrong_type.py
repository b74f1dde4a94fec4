"""What value-of-wrong-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.value_of_wrong_type import ValueOfWrongType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 2.5},
            ["NumberOfWorkers"],
            id="fraction-of-a-worker",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": "two"}, ["Timeout"], id="words"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "WorkerType": ["G.1X"]}, ["WorkerType"], id="list"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxCapacity": {"Value": 2}},
            ["MaxCapacity"],
            id="object-that-is-no-intrinsic",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "MaxRetries": True},
            ["MaxRetries"],
            id="boolean-for-a-number",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": "yes"},
            ["JobRunQueuingEnabled"],
            id="text-for-a-boolean",
        ),
        pytest.param({"Command": "glueetl"}, ["Command"], id="text-for-an-object"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "ExecutionProperty": {"MaxConcurrentRuns": "many"}},
            ["ExecutionProperty.MaxConcurrentRuns"],
            id="inside-an-object",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NotificationProperty": 5, "Timeout": []},
            ["Timeout", "NotificationProperty"],
            id="several",
        ),
        pytest.param(
            {
                "Command": {"Name": "glueetl"},
                "GlueVersion": "5.1",
                "Timeout": "10",
                "NumberOfWorkers": "2",
                "MaxRetries": "0",
            },
            [],
            id="numeric-text",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 2.0},
            [],
            id="whole-number-as-float",
        ),
        pytest.param(
            {"Command": {"Name": "glueetl", "PythonVersion": 3}, "GlueVersion": 5.1}, [], id="number-for-text"
        ),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "JobRunQueuingEnabled": "TRUE"},
            [],
            id="boolean-text",
        ),
        pytest.param({"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": None}, [], id="null-is-absent"),
        pytest.param(
            {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "Timeout": {"Ref": "Parameter"}}, [], id="parameter"
        ),
    ],
)
def test_found_at(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ValueOfWrongType, job) == at


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 2.5}

    assert message(ValueOfWrongType, job) == (
        "NumberOfWorkers has a value of the wrong type: needs a whole number, got 2.5"
    )
