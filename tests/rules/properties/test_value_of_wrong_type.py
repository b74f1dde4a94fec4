"""The rule value-of-wrong-type: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from rules.cases import PARAMETER, case

from glue_constructs.rules.properties.value_of_wrong_type import ValueOfWrongType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("job", "at"),
    [
        case("fraction-of-a-worker", ["NumberOfWorkers"], NumberOfWorkers=2.5),
        case("words", ["Timeout"], Timeout="two"),
        case("list", ["WorkerType"], WorkerType=["G.1X"]),
        case("object-that-is-no-intrinsic", ["MaxCapacity"], MaxCapacity={"Value": 2}),
        case("boolean-for-a-number", ["MaxRetries"], MaxRetries=True),
        case("text-for-a-boolean", ["JobRunQueuingEnabled"], JobRunQueuingEnabled="yes"),
        case("text-for-an-object", ["Command"], job={}, Command="glueetl"),
        case(
            "inside-an-object", ["ExecutionProperty.MaxConcurrentRuns"], ExecutionProperty={"MaxConcurrentRuns": "many"}
        ),
        case("several", ["NotificationProperty", "Timeout"], NotificationProperty=5, Timeout=[]),
        case("list-of-tags", ["Tags"], job={}, Tags=[{"Key": "team", "Value": "orders"}]),
        case("text-for-tags", ["Tags"], job={}, Tags="team=orders"),
        case("list-for-a-tag-s-value", ["Tags.team"], job={}, Tags={"team": ["orders"]}),
        case("list-without-its-object", ["Connections"], job={}, Connections=["orders"]),
        case("one-connection", ["Connections.Connections"], job={}, Connections={"Connections": "orders"}),
        case("tags-in-json-text", [], job={}, Tags='{"team": "orders"}'),
        case("numeric-text", [], Timeout="10", NumberOfWorkers="2", MaxRetries="0"),
        case("whole-number-as-float", [], NumberOfWorkers=2.0),
        case("number-for-text", [], Command={"Name": "glueetl", "PythonVersion": 3}, GlueVersion=5.1),
        case("boolean-text", [], JobRunQueuingEnabled="TRUE"),
        case("null-is-absent", [], Timeout=None),
        case("parameter", [], Timeout=PARAMETER),
    ],
)
def test_findings(found: Callable[..., list[str]], job: dict[str, Any], at: list[str]) -> None:
    assert found(ValueOfWrongType, job) == at


@pytest.mark.parametrize(
    ("job", "wanted"),
    [
        case(
            "tags",
            "an object of keys and values, not a list of Key and Value",
            job={},
            Tags=[{"Key": "team", "Value": "orders"}],
        ),
        case("connections", 'an object with the list, {"Connections": [...]}', job={}, Connections=["orders"]),
    ],
)
def test_the_expected_shape_is_in_the_message(message: Callable[..., str], job: dict[str, Any], wanted: str) -> None:
    (name,) = job

    assert message(ValueOfWrongType, job) == (
        f"{name} has a value of the wrong type: needs {wanted}, got {job[name]!r}"
    )


def test_message(message: Callable[..., str]) -> None:
    job = {"Command": {"Name": "glueetl"}, "GlueVersion": "5.1", "NumberOfWorkers": 2.5}

    assert message(ValueOfWrongType, job) == (
        "NumberOfWorkers has a value of the wrong type: needs a whole number, got 2.5"
    )
