"""The rule unknown-parameter: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.unknown_parameter import UnknownParameter

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param(
            "GetJobRun",
            {"JobName": "orders", "RunId": "jr_1", "JobRunId": "jr_1"},
            ["JobRunId"],
            id="name-of-another-operation",
        ),
        pytest.param("GetJobs", {"maxResults": 5}, ["maxResults"], id="case"),
        pytest.param("GetJobs", {5: 5}, ["5"], id="no-text"),
        pytest.param("GetJobs", {"Max": {"Ref": "Parameter"}}, ["Max"], id="value-is-a-parameter"),
        pytest.param("GetJobs", {"Max": None}, ["Max"], id="value-is-none"),
        pytest.param("GetJobs", {"Max": {"Ref": "AWS::NoValue"}}, [], id="no-value"),
        pytest.param("CreateJob", {"JobName": "orders"}, ["JobName"], id="name-as-the-others-take-it"),
        pytest.param(
            "UpdateJob", {"JobName": "orders", "JobUpdate": {"Tags": {}}}, ["JobUpdate.Tags"], id="tags-of-an-update"
        ),
        pytest.param(
            "UpdateJob",
            {"JobName": "orders", "JobUpdate": {"Command": {"Args": []}}},
            ["JobUpdate.Command.Args"],
            id="two-levels-down",
        ),
        pytest.param("CreateJob", {"DefaultArguments": {"--anything": "goes"}}, [], id="keys-of-a-map-are-free"),
        pytest.param("StartJobRun", {"JobName": "orders", "MaxRetries": 1}, [], id="left-to-the-rule-of-runs"),
        pytest.param("GetJobs", {"Fn::Transform": {"Name": "AWS::Include"}, "MaxResults": 5}, [], id="macro"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(UnknownParameter, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownParameter, "GetJobRun", {"JobName": "orders", "JobRunId": "jr_1"}) == (
        "GetJobRun does not take this parameter: needs 'RunId', got 'JobRunId'"
    )


def test_without_a_similar_name_all_names_are_listed(message: Callable[..., str]) -> None:
    assert message(UnknownParameter, "GetJobs", {"Limit": 5}) == (
        "GetJobs does not take this parameter: needs 'NextToken' or 'MaxResults', got 'Limit'"
    )
