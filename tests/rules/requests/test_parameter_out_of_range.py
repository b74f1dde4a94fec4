"""The rule parameter-out-of-range: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.parameter_out_of_range import ParameterOutOfRange

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": []}, ["JobRunIds"], id="no-run"),
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr"] * 26}, ["JobRunIds"], id="26-runs"),
        pytest.param(
            "BatchStopJobRun",
            {"JobName": "orders", "JobRunIds": ["jr", "", "j" * 256]},
            ["JobRunIds[1]", "JobRunIds[2]"],
            id="ids",
        ),
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr"] * 25}, [], id="25-runs"),
        pytest.param("GetJob", {"JobName": ""}, ["JobName"], id="empty-name"),
        pytest.param("GetJob", {"JobName": "o" * 256}, ["JobName"], id="long-name"),
        pytest.param("GetJob", {"JobName": "ö" * 255}, [], id="characters-not-bytes"),
        pytest.param("GetJobRuns", {"JobName": "orders", "MaxResults": 0}, ["MaxResults"], id="too-small"),
        pytest.param("GetJobRuns", {"JobName": "orders", "MaxResults": 201}, ["MaxResults"], id="too-large"),
        pytest.param("GetJobs", {"MaxResults": 1000}, [], id="largest"),
        pytest.param("ListJobs", {"Tags": {f"key-{number}": "" for number in range(51)}}, ["Tags"], id="51-tags"),
        pytest.param("ListJobs", {"Tags": {"": "v"}}, ["Tags."], id="empty-key"),
        pytest.param("ListJobs", {"Tags": {"k": "v" * 257}}, ["Tags.k"], id="long-value"),
        pytest.param("ResetJobBookmark", {"JobName": ""}, [], id="the-model-has-no-limit"),
        pytest.param("StartJobRun", {"JobName": "orders", "JobRunId": ""}, ["JobRunId"], id="run-to-retry"),
        pytest.param(
            "StartJobRun",
            {"JobName": "orders", "ExecutionRoleSessionPolicy": "p" * 2049},
            ["ExecutionRoleSessionPolicy"],
            id="long-policy",
        ),
        pytest.param("StartJobRun", {"JobName": "orders", "Timeout": 0}, [], id="left-to-the-rules-of-jobs"),
        pytest.param("BatchStopJobRun", {"JobName": "orders", "JobRunIds": {"Ref": "Parameter"}}, [], id="a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(ParameterOutOfRange, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(ParameterOutOfRange, "BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr"] * 26}) == (
        "JobRunIds is out of range: needs 1 to 25 items, got 26"
    )


def test_a_key_is_distinguished_from_its_value(message: Callable[..., str]) -> None:
    assert message(ParameterOutOfRange, "ListJobs", {"Tags": {"k" * 129: "v"}}) == (
        "a key of Tags is out of range: needs 1 to 128 characters, got 129"
    )
