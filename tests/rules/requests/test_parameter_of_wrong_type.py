"""The rule parameter-of-wrong-type: what it reports and what it accepts."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.parameter_of_wrong_type import ParameterOfWrongType

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("GetJobRuns", {"JobName": "orders", "MaxResults": "10"}, ["MaxResults"], id="number-as-text"),
        pytest.param(
            "GetJobRuns", {"JobName": "orders", "MaxResults": 10.0}, ["MaxResults"], id="whole-number-as-a-fraction"
        ),
        pytest.param("GetJobRuns", {"JobName": "orders", "MaxResults": True}, ["MaxResults"], id="true-as-a-number"),
        pytest.param(
            "GetJobRun",
            {"JobName": "orders", "RunId": "jr_1", "PredecessorsIncluded": "true"},
            ["PredecessorsIncluded"],
            id="flag-as-text",
        ),
        pytest.param("GetJob", {"JobName": None}, ["JobName"], id="none"),
        pytest.param("GetJob", {"JobName": 5}, ["JobName"], id="text-as-number"),
        pytest.param(
            "BatchStopJobRun", {"JobName": "orders", "JobRunIds": "jr_1"}, ["JobRunIds"], id="one-instead-of-a-list"
        ),
        pytest.param(
            "BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr_1", None]}, ["JobRunIds[1]"], id="item"
        ),
        pytest.param("ListJobs", {"Tags": {"team": 5}}, ["Tags.team"], id="value-of-a-map"),
        pytest.param("ListJobs", {"Tags": {5: "five"}}, ["Tags.5"], id="key-of-a-map"),
        pytest.param(
            "StartJobRun",
            {"JobName": "orders", "Arguments": {"--rows": 5}},
            ["Arguments.--rows"],
            id="argument-of-a-run",
        ),
        pytest.param("GetJobs", [], ["Parameters"], id="no-object-at-all"),
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": ("jr_1",)}, [], id="tuple"),
        pytest.param("StartJobRun", {"JobName": "orders", "MaxCapacity": Decimal(1)}, [], id="decimal"),
        pytest.param(
            "BatchStopJobRun", {"JobName": "orders", "JobRunIds": [{"Ref": "Parameter"}]}, [], id="item-is-a-parameter"
        ),
        pytest.param("GetJob", {"JobName": {"Fn::Sub": "${Parameter}"}}, [], id="a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(ParameterOfWrongType, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ParameterOfWrongType, "GetJobRuns", {"JobName": "orders", "MaxResults": "10"}) == (
        "MaxResults has a value of the wrong type: needs a whole number, got '10'"
    )


def test_a_secret_is_not_shown(message: Callable[..., str]) -> None:
    text = message(ParameterOfWrongType, "UpdateJobFromSourceControl", {"JobName": "orders", "AuthToken": ["hunter2"]})

    assert "hunter2" not in text
