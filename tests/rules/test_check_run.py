"""A run is judged as the job that it makes of its job."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_run

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
BOOKMARK = "--job-bookmark-option"


def names(parameters: dict[str, Any], job: dict[str, Any] | None = None) -> list[str]:
    return [finding.name for finding in check_run(parameters, job)]


@pytest.mark.parametrize(
    ("parameters", "job", "faults"),
    [
        pytest.param({"Timeout": 0}, ETL, ["timeout-out-of-range"], id="fault-of-the-run-alone"),
        pytest.param({"Timeout": 0}, None, ["timeout-out-of-range"], id="job-not-at-hand"),
        pytest.param({"ExecutionClass": "FLEX"}, STREAM, ["flex-outside-etl"], id="class-against-command"),
        pytest.param({"MaxCapacity": 2}, ETL, ["max-capacity-with-workers"], id="capacity-against-the-job-s-workers"),
        pytest.param(
            {"WorkerType": "G.1X", "NumberOfWorkers": 2},
            {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "MaxCapacity": 2},
            ["max-capacity-with-workers"],
            id="workers-against-the-job-s-capacity",
        ),
        pytest.param(
            {"WorkerType": "G.1X", "NumberOfWorkers": 2}, SHELL, ["workers-on-python-shell"], id="workers-on-shell"
        ),
        pytest.param({"MaxCapacity": 2}, SHELL, ["odd-python-shell-capacity"], id="capacity-on-shell"),
        pytest.param(
            {"JobRunQueuingEnabled": True}, {**ETL, "MaxRetries": 1}, ["retries-with-queuing"], id="queuing-wins"
        ),
        pytest.param({"JobRunQueuingEnabled": True}, ETL, [], id="queuing"),
        pytest.param(
            {"Arguments": {BOOKMARK: "job-bookmark-enable"}},
            {**ETL, "ExecutionProperty": {"MaxConcurrentRuns": 2}, "DefaultArguments": {"--day": "1"}},
            ["bookmarks-with-concurrent-runs"],
            id="arguments-are-merged",
        ),
        pytest.param(
            {"Arguments": {BOOKMARK: "job-bookmark-enable"}},
            {**ETL, "ExecutionProperty": {"MaxConcurrentRuns": 2}},
            ["bookmarks-with-concurrent-runs"],
            id="arguments-of-a-job-without-any",
        ),
        pytest.param(
            {"Arguments": ["--day"]}, {**ETL, "DefaultArguments": {"--day": "1"}}, ["value-of-wrong-type"], id="list"
        ),
        pytest.param(
            {"Arguments": {BOOKMARK: "job-bookmark-enable"}},
            {
                **ETL,
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "NonOverridableArguments": {BOOKMARK: "job-bookmark-disable"},
            },
            [],
            id="arguments-do-not-override-the-fixed-ones",
        ),
        pytest.param(
            {"Arguments": {"--day": "1"}},
            {**ETL, "ExecutionProperty": {"MaxConcurrentRuns": 2}, "DefaultArguments": {"Ref": "Parameter"}},
            [],
            id="the-job-s-arguments-are-a-parameter",
        ),
        pytest.param({"NumberOfWorkers": 220, "WorkerType": "G.1X", "Timeout": 60}, ETL, [], id="real-overrides"),
        pytest.param({}, ETL, [], id="nothing-overridden"),
        pytest.param({}, None, [], id="nothing-known"),
    ],
)
def test_effective_run(parameters: dict[str, Any], job: dict[str, Any] | None, faults: list[str]) -> None:
    assert names(parameters, job) == faults


def test_a_fault_of_the_job_is_not_repeated() -> None:
    job = {**STREAM, "ExecutionClass": "FLEX", "Timeout": 0}

    assert names({"Timeout": 20_000}, job) == ["timeout-out-of-range"]


def test_a_fault_that_the_run_mends_is_not_found() -> None:
    assert names({"Timeout": 60}, {**ETL, "Timeout": 0}) == []


@pytest.mark.parametrize(
    "override",
    [pytest.param(None, id="none"), pytest.param({"Ref": "AWS::NoValue"}, id="no-value")],
)
def test_a_parameter_without_a_value_overrides_nothing(override: object) -> None:
    assert names({"WorkerType": override}, ETL) == []


def test_what_a_run_leaves_out_of_an_unknown_job_may_be_there() -> None:
    """Neither "GlueVersion is left out" nor "WorkerType is missing" can be said."""
    assert names({"NumberOfWorkers": 2, "WorkerType": "G.12X", "ExecutionClass": "FLEX"}) == []
