"""The rule malformed-parameter: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.malformed_parameter import MalformedParameter

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("GetJobRun", {"JobName": "or\nders", "RunId": "jr_1"}, ["JobName"], id="line-end"),
        pytest.param("GetJobRun", {"JobName": "orders", "RunId": "jr_1\n"}, ["RunId"], id="line-end-at-the-end"),
        pytest.param("GetJobRun", {"JobName": "orders", "RunId": "jr\x00"}, ["RunId"], id="control-character"),
        pytest.param("GetJobRun", {"JobName": "orders", "RunId": "jr\ud800"}, ["RunId"], id="half-a-pair"),
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr", "j\r"]}, ["JobRunIds[1]"], id="item"),
        pytest.param("StartJobRun", {"JobName": "orders", "JobRunId": "jr\n"}, ["JobRunId"], id="run-to-retry"),
        pytest.param(
            "CreateJob",
            {"Name": "o", "CodeGenConfigurationNodes": {"node 1": {}}},
            ["CodeGenConfigurationNodes.node 1"],
            id="key",
        ),
        pytest.param("GetJob", {"JobName": "Orders of\tÖsterreich 😀"}, [], id="any-other-character"),
        pytest.param("GetJob", {"JobName": ""}, [], id="left-to-the-rule-of-ranges"),
        pytest.param("ResetJobBookmark", {"JobName": "or\nders"}, [], id="the-model-has-no-pattern"),
        pytest.param("GetJob", {"JobName": {"Ref": "Parameter"}}, [], id="a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(MalformedParameter, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MalformedParameter, "GetJob", {"JobName": "or\nders"}) == (
        "JobName does not have the format that the API requires: needs one line without control characters, "
        r"got 'or\nders'"
    )


def test_a_secret_is_not_shown(message: Callable[..., str]) -> None:
    text = message(MalformedParameter, "UpdateJobFromSourceControl", {"JobName": "orders", "AuthToken": "hunter2\n"})

    assert "hunter2" not in text
