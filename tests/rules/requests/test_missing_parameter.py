"""The rule missing-parameter: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.missing_parameter import MissingParameter

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("ResetJobBookmark", {}, ["JobName"], id="one"),
        pytest.param("GetJobRun", {}, ["JobName", "RunId"], id="two"),
        pytest.param("CreateJob", {"Role": "GlueRole", "Command": {}}, ["Name"], id="name-of-a-job"),
        pytest.param("CreateJob", {"Name": "orders"}, [], id="left-to-the-rules-of-jobs"),
        pytest.param("StartJobRun", {}, ["JobName"], id="job-of-a-run"),
        pytest.param("GetJobRun", {"JobName": {"Ref": "AWS::NoValue"}, "RunId": "jr_1"}, ["JobName"], id="no-value"),
        pytest.param("GetJobRun", {"JobName": None, "RunId": "jr_1"}, [], id="left-to-the-rule-of-types"),
        pytest.param("GetJobRun", {"JobName": {"Ref": "Parameter"}, "RunId": "jr_1"}, [], id="a-parameter"),
        pytest.param("GetJobRun", {"Fn::Transform": {"Name": "AWS::Include"}}, [], id="may-come-from-a-macro"),
        pytest.param("UpdateJobFromSourceControl", {}, [], id="nothing-required"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(MissingParameter, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MissingParameter, "ResetJobBookmark", {}) == (
        "ResetJobBookmark lacks JobName: needs a string, got None"
    )
