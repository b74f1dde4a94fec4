"""The rule misspelt-operation: what it reports and what it accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from glue_constructs.rules import check_request
from glue_constructs.rules.requests.misspelt_operation import MisspeltOperation

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("operation", "parameters", "at"),
    [
        pytest.param("getJobRun", {"JobName": "orders", "RunId": "jr_1"}, ["Operation"], id="case"),
        pytest.param(
            "batch_stop_job_run",
            {"JobName": "orders", "JobRunIds": ["jr_1"]},
            ["Operation"],
            id="name-of-the-python-client",
        ),
        pytest.param(
            "get-job-run", {"JobName": "orders", "RunId": "jr_1"}, ["Operation"], id="name-of-the-command-line"
        ),
        pytest.param("GetJobBookmarks", {}, ["Operation"], id="plural"),
        pytest.param("StopJobRun", {}, ["Operation"], id="not-a-batch"),
        pytest.param("GetJobRun", {"JobName": "orders", "RunId": "jr_1"}, [], id="right"),
        pytest.param("GetTrigger", {}, [], id="left-to-the-rule-of-unknown-operations"),
        pytest.param("", {}, [], id="empty"),
        pytest.param({"Ref": "Parameter"}, {}, [], id="operation-is-a-parameter"),
    ],
)
def test_findings(found: Callable[..., list[str]], operation: Any, parameters: Any, at: list[str]) -> None:
    assert found(MisspeltOperation, operation, parameters) == at


def test_message(message: Callable[..., str]) -> None:
    assert message(MisspeltOperation, "GetJobRunz", {}) == ("unknown operation: needs 'GetJobRun', got 'GetJobRunz'")


def test_case_and_punctuation_do_not_hide_other_findings() -> None:
    findings = check_request("get_job_run", {"JobName": "orders"})

    assert [finding.name for finding in findings] == ["misspelt-operation", "missing-parameter"]


def test_parameters_of_a_guessed_operation_are_not_checked() -> None:
    findings = check_request("StopJobRun", {"JobName": 5, "RunId": "jr_1"})

    assert [finding.name for finding in findings] == ["misspelt-operation"]
