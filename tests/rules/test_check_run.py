"""A run is checked as the job with the run's overrides."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.rules import check_run

ETL = {"Command": {"Name": "glueetl"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}
STREAM = {"Command": {"Name": "gluestreaming"}, "GlueVersion": "4.0", "WorkerType": "G.1X", "NumberOfWorkers": 2}
SHELL = {"Command": {"Name": "pythonshell", "PythonVersion": "3.9"}, "MaxCapacity": 1}
BOOKMARK = "--job-bookmark-option"
OLD_JARS = {"--extra-jars": "s3://bucket/parser_2.12.jar"}


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
            {"Arguments": ["--day"]}, {**ETL, "DefaultArguments": {"--day": "1"}}, ["argument-of-wrong-type"], id="list"
        ),
        pytest.param(
            {"Arguments": {BOOKMARK: "job-bookmark-enable"}},
            {
                **ETL,
                "ExecutionProperty": {"MaxConcurrentRuns": 2},
                "NonOverridableArguments": {BOOKMARK: "job-bookmark-disable"},
            },
            ["ignored-run-argument"],
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


def test_a_finding_about_the_job_is_not_repeated() -> None:
    job = {**STREAM, "ExecutionClass": "FLEX", "Timeout": 0}

    assert names({"Timeout": 20_000}, job) == ["timeout-out-of-range"]


def test_an_error_that_the_run_corrects_is_not_reported() -> None:
    assert names({"Timeout": 60}, {**ETL, "Timeout": 0}) == []


@pytest.mark.parametrize(
    "override",
    [pytest.param(None, id="none"), pytest.param({"Ref": "AWS::NoValue"}, id="no-value")],
)
def test_a_parameter_without_a_value_overrides_nothing(override: object) -> None:
    assert names({"WorkerType": override}, ETL) == []


def test_an_unknown_job_may_have_what_the_run_does_not_set() -> None:
    """No findings that GlueVersion or WorkerType are missing."""
    assert names({"NumberOfWorkers": 2, "WorkerType": "G.12X", "ExecutionClass": "FLEX"}) == []


@pytest.mark.parametrize(
    ("parameters", "faults"),
    [
        pytest.param({"JobName": ""}, ["parameter-out-of-range"], id="no-name"),
        pytest.param({"JobRunId": "j" * 256}, ["parameter-out-of-range"], id="long-run-id"),
        pytest.param({"JobRunId": "jr_1\n"}, ["malformed-parameter"], id="run-id-of-two-lines"),
        pytest.param({"ExecutionRoleSessionPolicy": "x"}, ["parameter-out-of-range"], id="short-policy"),
        pytest.param({"ExecutionClass": "flex"}, ["unknown-execution-class"], id="reported-by-the-job-rule"),
        pytest.param({"Timeout": "60", "JobRunQueuingEnabled": "false"}, [], id="types-as-cloudformation-takes-them"),
        pytest.param({"JobRunId": {"Ref": "Parameter"}}, [], id="a-parameter"),
    ],
)
def test_limits_of_the_run_s_own_parameters(parameters: dict[str, Any], faults: list[str]) -> None:
    assert names(parameters) == faults


def test_a_limit_that_the_job_exceeds_too_is_not_repeated() -> None:
    assert names({"Timeout": 0}, {**ETL, "Timeout": 0}) == []


@pytest.mark.parametrize(
    ("parameters", "default", "at"),
    [
        pytest.param({"Arguments": OLD_JARS}, {"--day": "1"}, ["Arguments.--extra-jars"], id="the-run-s"),
        pytest.param({"Arguments": OLD_JARS}, {"--extra-jars": ""}, ["Arguments.--extra-jars"], id="overridden"),
        pytest.param({"Arguments": {"--day": "1"}}, OLD_JARS, [], id="the-job-s-alone"),
    ],
)
def test_a_finding_about_an_argument_is_located_where_it_is_set(
    parameters: dict[str, Any], default: dict[str, str], at: list[str]
) -> None:
    job = {**ETL, "GlueVersion": "6.0", "DefaultArguments": default}

    assert [finding.property for finding in check_run(parameters, job)] == at


@pytest.mark.parametrize(
    "parameters",
    [
        pytest.param({"Ref": "Parameter"}, id="all-a-parameter"),
        pytest.param({"Fn::Transform": {"Name": "AWS::Include"}}, id="all-from-a-macro"),
        pytest.param({"Timeout": 60, "Fn::Transform": {"Name": "AWS::Include"}}, id="some-from-a-macro"),
    ],
)
def test_values_that_a_macro_may_add_are_not_reported(parameters: dict[str, Any]) -> None:
    assert names(parameters) == []
    assert names(parameters, ETL) == []


@pytest.mark.parametrize("parameters", [None, [], "JobName", 5, {5: 5}], ids=repr)
@pytest.mark.parametrize("job", [None, [], "orders", 5, {5: 5}], ids=repr)
def test_a_run_may_be_anything(parameters: Any, job: Any) -> None:
    assert "GC900" not in [finding.rule for finding in check_run(parameters, job)]
