"""The rule unknown-run-parameter: what it reports and what it accepts."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.model.api import START_JOB_RUN_PARAMETERS
from glue_constructs.rules import check_run
from glue_constructs.rules.runs.unknown_run_parameter import UnknownRunParameter


@pytest.mark.parametrize(
    ("parameters", "at"),
    [
        pytest.param({"JobName": "orders", "GlueVersion": "6.0"}, ["GlueVersion"], id="belongs-to-the-job"),
        pytest.param({"Name": "orders", "Retries": 2}, ["Name", "Retries"], id="two-unknown"),
        pytest.param({"JobName": "orders", "Retries": {"Ref": "Parameter"}}, ["Retries"], id="value-is-a-parameter"),
        pytest.param({"Retries": {"Ref": "AWS::NoValue"}}, [], id="no-value"),
        pytest.param({name: {"Ref": "Parameter"} for name in START_JOB_RUN_PARAMETERS}, [], id="all-that-there-are"),
    ],
)
def test_findings(parameters: dict[str, Any], at: list[str]) -> None:
    assert [finding.property for finding in check_run(parameters) if finding.rule == UnknownRunParameter.id] == at


def test_message() -> None:
    (finding,) = check_run({"MaxRetries": 1})

    assert finding.message == (
        "StartJobRun does not have this parameter: needs one of JobName, JobRunQueuingEnabled, JobRunId, Arguments, "
        "AllocatedCapacity, Timeout, MaxCapacity, SecurityConfiguration, NotificationProperty, WorkerType, "
        "NumberOfWorkers, ExecutionClass, ExecutionRoleSessionPolicy, got 'MaxRetries'"
    )
