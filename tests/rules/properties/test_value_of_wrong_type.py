"""What value-of-wrong-type finds, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.properties.value_of_wrong_type import ValueOfWrongType

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
            ["NotificationProperty", "Timeout"],
            id="several",
        ),
        pytest.param({"Tags": [{"Key": "team", "Value": "orders"}]}, ["Tags"], id="list-of-tags"),
        pytest.param({"Tags": "team=orders"}, ["Tags"], id="text-for-tags"),
        pytest.param({"Tags": {"team": ["orders"]}}, ["Tags.team"], id="list-for-a-tag-s-value"),
        pytest.param({"Connections": ["orders"]}, ["Connections"], id="list-without-its-object"),
        pytest.param({"Connections": {"Connections": "orders"}}, ["Connections.Connections"], id="one-connection"),
        pytest.param({"Tags": '{"team": "orders"}'}, [], id="tags-in-json-text"),
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


@pytest.mark.parametrize(
    ("job", "wanted"),
    [
        pytest.param(
            {"Tags": [{"Key": "team", "Value": "orders"}]},
            "an object of keys and values, not a list of Key and Value",
            id="tags",
        ),
        pytest.param(
            {"Connections": ["orders"]}, 'an object around the list, {"Connections": [...]}', id="connections"
        ),
    ],
)
def test_the_shape_is_told(message: Callable[..., str], job: dict[str, Any], wanted: str) -> None:
    (name,) = job

    assert message(ValueOfWrongType, job) == (
        f"{name} has a value of the wrong type: needs {wanted}, got {job[name]!r}"
    )


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 2.5}

    assert message(ValueOfWrongType, job) == (
        "NumberOfWorkers has a value of the wrong type: needs a whole number, got 2.5"
    )
