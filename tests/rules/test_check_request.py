"""A request is checked by the API model; a job or a run in it also by the job or run rules."""

from __future__ import annotations

from typing import Any

import pytest

from glue_constructs.model.api import GLUE_OPERATIONS
from glue_constructs.rules import UNKNOWN, Severity, check_job, check_request

PARAMETER = {"Ref": "Parameter"}
COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://bucket/orders.py"}
JOB = {"Role": "GlueRole", "Command": COMMAND, "GlueVersion": "5.1", "Timeout": 60}
SIZED = {**JOB, "WorkerType": "G.1X", "NumberOfWorkers": 2}
UPDATE = {name: value for name, value in SIZED.items() if name != "GlueVersion"}

Found = list[tuple[str, str]]


def found(operation: str, parameters: Any) -> Found:
    return [(finding.name, finding.property) for finding in check_request(operation, parameters)]


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        ("BatchGetJobs", {"JobNames": ["orders", "invoices"]}),
        ("BatchStopJobRun", {"JobName": "orders", "JobRunIds": ["jr_1"]}),
        ("CreateJob", {"Name": "orders", "Tags": {"team": "sales"}, **SIZED}),
        ("DeleteJob", {"JobName": "orders"}),
        ("GetJob", {"JobName": "orders"}),
        ("GetJobBookmark", {"JobName": "orders"}),
        ("GetJobRun", {"JobName": "orders", "RunId": "jr_1", "PredecessorsIncluded": True}),
        ("GetJobRuns", {"JobName": "orders", "MaxResults": 200, "NextToken": "token"}),
        ("GetJobs", {}),
        ("ListJobs", {"Tags": {"team": "sales"}, "MaxResults": 1000}),
        ("ResetJobBookmark", {"JobName": "orders", "RunId": "jr_1"}),
        ("StartJobRun", {"JobName": "orders", "Arguments": {"--day": "2026-11-01"}, "Timeout": 60}),
        ("UpdateJob", {"JobName": "orders", "JobUpdate": UPDATE}),
        ("UpdateJobFromSourceControl", {"JobName": "orders", "Provider": "GITHUB", "CommitId": "0123abc"}),
        ("UpdateSourceControlFromJob", {"JobName": "orders", "RepositoryName": "jobs"}),
    ],
)
def test_a_valid_request_has_no_findings(operation: str, parameters: dict[str, Any]) -> None:
    assert found(operation, parameters) == []


@pytest.mark.parametrize("operation", GLUE_OPERATIONS)
@pytest.mark.parametrize(
    "hidden",
    [
        pytest.param(lambda names: dict.fromkeys(names, PARAMETER), id="every-parameter-an-intrinsic"),
        pytest.param(lambda names: dict.fromkeys(names, UNKNOWN), id="every-parameter-unknown"),
        pytest.param(lambda _: {"Fn::Transform": {"Name": "AWS::Include"}}, id="all-from-a-macro"),
        pytest.param(
            lambda _: {"Fn::Transform": {}, "Fn::ForEach::Parameters": ["Name", ["a"], {}]}, id="all-from-two-macros"
        ),
        pytest.param(lambda _: PARAMETER, id="the-parameters-an-intrinsic"),
    ],
)
def test_without_known_values_no_rule_reports_anything(operation: str, hidden: Any) -> None:
    assert found(operation, hidden(GLUE_OPERATIONS[operation].members)) == []


def test_an_unknown_operation_has_no_other_findings() -> None:
    operation: Any = PARAMETER

    assert found(operation, {"JobName": 5}) == []


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        pytest.param({"Timeout": 0}, [("timeout-out-of-range", "Timeout")], id="limit-known-to-both"),
        pytest.param({"NumberOfWorkers": 1}, [("too-few-workers", "NumberOfWorkers")], id="limit-of-jobs-alone"),
        pytest.param({"WorkerType": "G.99X"}, [("unknown-worker-type", "WorkerType")], id="newer-worker-type"),
        pytest.param({"GlueVersion": "5"}, [("malformed-glue-version", "GlueVersion")], id="form-known-to-both"),
        pytest.param({"JobMode": "script"}, [("unknown-job-mode", "JobMode")], id="choice-known-to-both"),
        pytest.param({"Description": "d" * 2049}, [("malformed-description", "Description")], id="text-known-to-both"),
        pytest.param({"Timeout": "60"}, [("parameter-of-wrong-type", "Timeout")], id="number-as-text"),
        pytest.param({"Description": None}, [("parameter-of-wrong-type", "Description")], id="none"),
        pytest.param({"Description": {"Ref": "AWS::NoValue"}}, [], id="no-value"),
        pytest.param(
            {"Command": {**COMMAND, "PythonVersion": 3}},
            [("parameter-of-wrong-type", "Command.PythonVersion")],
            id="text-as-number",
        ),
        pytest.param(
            {"DefaultArguments": {"--rows": 100}},
            [("parameter-of-wrong-type", "DefaultArguments.--rows")],
            id="argument-as-number",
        ),
        pytest.param(
            {"Command": {**COMMAND, "Script": "s3://bucket/orders.py"}},
            [("unknown-parameter", "Command.Script")],
            id="unknown-member",
        ),
        pytest.param(
            {"SourceControlDetails": {"Provider": "github"}},
            [("unknown-parameter-value", "SourceControlDetails.Provider")],
            id="choice-of-the-api-alone",
        ),
        pytest.param(
            {"SourceControlDetails": {"Provider": "GITHUB", "Repository": "r", "Owner": "o", "Branch": "main"}},
            [],
            id="source-control",
        ),
        pytest.param({"CodeGenConfigurationNodes": {"node-1": {"S3CsvSource": {"Name": "s"}}}}, [], id="visual-job"),
        pytest.param({"GlueVersion": "auto", "MaxRetries": 1}, [], id="auto-version"),
        pytest.param({"GlueVersion": "Auto", "MaxRetries": 1}, [("malformed-parameter", "GlueVersion")], id="Auto"),
        pytest.param(
            {"GlueVersion": "auto", "MaxRetries": 1, "JobRunQueuingEnabled": True},
            [("retries-with-queuing", "MaxRetries")],
            id="auto-version-with-queuing",
        ),
    ],
)
def test_a_job_in_a_request(body: dict[str, Any], faults: Found) -> None:
    """The same findings for CreateJob and UpdateJob, without repetitions."""
    assert found("CreateJob", {"Name": "orders", **SIZED, **body}) == faults
    assert found("UpdateJob", {"JobName": "orders", "JobUpdate": {**SIZED, **body}}) == [
        (name, f"JobUpdate.{path}") for name, path in faults
    ]


@pytest.mark.parametrize(
    ("operation", "parameters", "faults"),
    [
        pytest.param("CreateJob", SIZED, [("missing-parameter", "Name")], id="created-without-name"),
        pytest.param(
            "CreateJob",
            {"Name": "orders"},
            [("missing-role", "Role"), ("missing-command", "Command")],
            id="created-from-a-name",
        ),
        pytest.param(
            "UpdateJob",
            {"JobName": "orders", "JobUpdate": {"MaxRetries": 1}},
            [("missing-role", "JobUpdate.Role"), ("missing-command", "JobUpdate.Command")],
            id="updated-as-if-the-rest-stayed",
        ),
        pytest.param("UpdateJob", {"JobName": "orders"}, [("missing-parameter", "JobUpdate")], id="no-update"),
        pytest.param(
            "UpdateJob",
            {"JobName": "orders", "JobUpdate": []},
            [("parameter-of-wrong-type", "JobUpdate")],
            id="update-is-a-list",
        ),
        pytest.param(
            "UpdateJob",
            {"JobName": "orders", "JobUpdate": {**UPDATE, "Name": "invoices", "Tags": {"team": "sales"}}},
            [("unknown-parameter", "JobUpdate.Name"), ("unknown-parameter", "JobUpdate.Tags")],
            id="what-no-update-changes",
        ),
        pytest.param(
            "CreateJob",
            {"Name": "orders", **SIZED, "Tags": [{"Key": "team", "Value": "sales"}]},
            [("parameter-of-wrong-type", "Tags")],
            id="tags-as-a-list",
        ),
    ],
)
def test_a_created_or_updated_job(operation: str, parameters: dict[str, Any], faults: Found) -> None:
    assert found(operation, parameters) == faults


def test_an_update_without_glue_version_keeps_it() -> None:
    """No finding about a missing version, nor about what is incompatible with a default version."""
    assert found("UpdateJob", {"JobName": "orders", "JobUpdate": {**UPDATE, "WorkerType": "G.16X"}}) == []


def test_the_api_and_cloudformation_differ() -> None:
    job = {"Name": "orders", **SIZED, "GlueVersion": "auto", "MaxRetries": "1"}

    assert [finding.name for finding in check_job(job)] == ["auto-glue-version"]
    assert found("CreateJob", job) == [("parameter-of-wrong-type", "MaxRetries")]


@pytest.mark.parametrize(
    ("parameters", "faults"),
    [
        pytest.param({}, [("missing-parameter", "JobName")], id="no-job"),
        pytest.param(
            {"JobName": "orders", "MaxRetries": 1}, [("unknown-run-parameter", "MaxRetries")], id="of-the-job"
        ),
        pytest.param({"JobName": "orders", "Timeout": 0}, [("timeout-out-of-range", "Timeout")], id="limit"),
        pytest.param({"JobName": "orders", "Timeout": "60"}, [("parameter-of-wrong-type", "Timeout")], id="type"),
        pytest.param({"JobName": ""}, [("parameter-out-of-range", "JobName")], id="empty-name"),
        pytest.param(
            {"JobName": "orders", "ExecutionRoleSessionPolicy": {"Statement": []}},
            [("parameter-of-wrong-type", "ExecutionRoleSessionPolicy")],
            id="policy-as-an-object",
        ),
        pytest.param(
            {"JobName": "orders", "NotificationProperty": {"NotifyDelay": 5}},
            [("unknown-parameter", "NotificationProperty.NotifyDelay")],
            id="unknown-member",
        ),
    ],
)
def test_a_started_run(parameters: dict[str, Any], faults: Found) -> None:
    assert found("StartJobRun", parameters) == faults


@pytest.mark.parametrize("operation", [*GLUE_OPERATIONS, "StartCrawler", "", None, 5, ["GetJob"]])
@pytest.mark.parametrize(
    "parameters",
    [None, [], "JobName", 5, {5: 5}, {"JobName": {5: 5}}, {"JobUpdate": {None: None}, "Tags": {5: []}}, {"": ""}],
    ids=repr,
)
def test_no_rule_fails_on_malformed_requests(operation: Any, parameters: Any) -> None:
    assert not any(finding.rule == "GC900" for finding in check_request(operation, parameters))


@pytest.mark.parametrize("parameters", [None, [], "JobName", 5], ids=repr)
def test_parameters_that_are_not_an_object_are_one_finding(parameters: Any) -> None:
    assert found("CreateJob", parameters) == [("parameter-of-wrong-type", "Parameters")]


def test_findings_come_in_the_order_of_the_rules() -> None:
    parameters = {"MaxRetries": 1, "Timeout": "0", "JobRunId": "", "NumberOfWorkers": 2}
    rules = [finding.rule for finding in check_request("StartJobRun", parameters)]

    assert rules == ["GC701", "GC702", "GC804", "GC805", "GC806"]


def test_a_region_is_passed_on() -> None:
    job = {"Name": "orders", **SIZED, "WorkerType": "R.1X"}

    assert check_request("CreateJob", job) == []
    (finding,) = check_request("CreateJob", job, region="eu-central-2")
    assert (finding.property, finding.severity) == ("WorkerType", Severity.WARNING)
