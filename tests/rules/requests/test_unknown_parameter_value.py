"""The rule unknown-parameter-value: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules.requests.unknown_parameter_value import UnknownParameterValue

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("UpdateJobFromSourceControl", {"Provider": "github"}, ["Provider"], id="case"),
        pytest.param("UpdateJobFromSourceControl", {"AuthStrategy": "TOKEN"}, ["AuthStrategy"], id="other"),
        pytest.param(
            "UpdateJob",
            {"JobName": "o", "JobUpdate": {"SourceControlDetails": {"Provider": ""}}},
            ["JobUpdate.SourceControlDetails.Provider"],
            id="of-a-job",
        ),
        pytest.param(
            "StartJobRun", {"JobName": "orders", "ExecutionClass": "flex"}, [], id="left-to-the-rules-of-jobs"
        ),
        pytest.param(
            "StartJobRun",
            {"JobName": "orders", "WorkerType": "G.99X", "NumberOfWorkers": 2},
            [],
            id="the-service-adds-to-these",
        ),
        pytest.param(
            "UpdateJobFromSourceControl",
            {"Provider": "AWS_CODE_COMMIT", "AuthStrategy": "AWS_SECRETS_MANAGER"},
            [],
            id="known",
        ),
        pytest.param("UpdateJobFromSourceControl", {"Provider": {"Ref": "Parameter"}}, [], id="a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(UnknownParameterValue, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(UnknownParameterValue, "UpdateJobFromSourceControl", {"Provider": "github"}) == (
        "unknown value of Provider: needs 'GITHUB', 'GITLAB', 'BITBUCKET' or 'AWS_CODE_COMMIT', got 'github'"
    )
