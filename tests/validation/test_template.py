from __future__ import annotations

import pytest

from glue_constructs.rules import Severity, check_job, check_run
from glue_constructs.validation.template import check_template

COMMAND = {"Name": "glueetl", "ScriptLocation": "s3://bucket/job.py"}
JOB = {"Role": "GlueRole", "Command": COMMAND, "GlueVersion": "5.1", "Timeout": 60}
ONE_WORKER = {**JOB, "WorkerType": "G.1X", "NumberOfWorkers": 1}


def job(properties: object = JOB, **attributes: object) -> dict[str, object]:
    return {"Type": "AWS::Glue::Job", "Properties": properties, **attributes}


def run(**parameters: object) -> dict[str, object]:
    return {"Type": "Custom::GlueJobRun", "Properties": {"ServiceToken": "arn", "Run": parameters}}


def acknowledged(given: object) -> dict[str, object]:
    return {"Metadata": {"glue-constructs": {"acknowledge": given}}}


def found(region: str | None = None, **resources: object) -> list[tuple[str, str, str]]:
    located = check_template({"Resources": resources}, region=region)
    return [(each.resource, each.finding.rule, each.location) for each in located]


def test_every_job_is_checked_in_the_templates_order():
    located = check_template({"Resources": {"B": job(ONE_WORKER), "Bucket": {"Type": "AWS::S3::Bucket"}, "A": job({})}})
    assert [(each.resource, each.finding) for each in located] == [
        *(("B", finding) for finding in check_job(ONE_WORKER)),
        *(("A", finding) for finding in check_job({})),
    ]


def test_a_finding_has_its_constructs_path_and_its_location():
    resource = job(ONE_WORKER, Metadata={"aws:cdk:path": "Stack/Orders/Resource"})
    [located] = check_template({"Resources": {"Orders": resource}})
    assert (located.path, located.location) == ("Stack/Orders/Resource", "Properties.NumberOfWorkers")


def test_the_region_is_passed_to_the_rules():
    large = {**JOB, "WorkerType": "G.12X", "NumberOfWorkers": 2}
    assert found(Job=job(large)) == []
    assert found("eu-west-3", Job=job(large)) == [("Job", "GC230", "Properties.WorkerType")]
    assert found("eu-west-3", Job=job(), Run=run(JobName={"Ref": "Job"}, WorkerType="G.12X", NumberOfWorkers=2)) == [
        ("Run", "GC230", "Properties.Run.WorkerType")
    ]


@pytest.mark.parametrize(
    "template",
    [
        pytest.param({}, id="no-resources"),
        pytest.param([], id="a-list"),
        pytest.param(None, id="nothing"),
        pytest.param({"Resources": []}, id="resources-of-wrong-type"),
        pytest.param(
            {"Resources": {"A": 1, "B": None, "C": [], "D": {}, "E": {"Type": ["AWS::Glue::Job"]}}}, id="junk"
        ),
        pytest.param({"Resources": {"Fn::Transform": {"Name": "AWS::Include"}}}, id="macro"),
        pytest.param({"Resources": {"Fn::ForEach::Jobs": ["Name", ["a"], {"${Name}": job({})}]}}, id="loop"),
        pytest.param(
            {"Resources": {"Job": job({"Fn::Transform": {"Name": "AWS::Include"}})}}, id="included-properties"
        ),
        pytest.param({"Resources": {"Job": job(Condition="IsProduction")}}, id="condition"),
        pytest.param({"Resources": {"Run": {"Type": "Custom::GlueJobRun"}}}, id="run-without-properties"),
        pytest.param({"Resources": {"Run": run(**{"Fn::If": ["A", {}, {}]})}}, id="run-behind-a-condition"),
        pytest.param({"Resources": {"Run": run(JobName={"Ref": {}})}}, id="reference-to-junk"),
        pytest.param({"Resources": {"Job": job(Metadata=1)}}, id="metadata-of-wrong-type"),
        pytest.param(
            {"Resources": {"Job": job(Metadata={"aws:cdk:path": 1, "glue-constructs": []})}}, id="junk-metadata"
        ),
    ],
)
def test_without_known_values_nothing_is_found(template):
    assert check_template(template) == []


def test_a_job_without_properties_is_checked_as_an_empty_one():
    expected = [("Job", finding.rule, f"Properties.{finding.property}") for finding in check_job({})]
    assert found(Job={"Type": "AWS::Glue::Job"}) == found(Job=job(None)) == expected


def test_properties_of_the_wrong_type_are_found_at_the_properties():
    assert found(Job=job([1])) == [("Job", "GC001", "Properties")]


def test_a_parameter_is_unknown_despite_its_default():
    properties = {**JOB, "WorkerType": "G.1X", "NumberOfWorkers": {"Ref": "Workers"}}
    template = {"Parameters": {"Workers": {"Type": "Number", "Default": 1}}, "Resources": {"Job": job(properties)}}
    assert check_template(template) == []


class TestRun:
    def test_it_is_checked_with_the_job_that_it_refers_to(self):
        shell = {"Role": "GlueRole", "Command": {**COMMAND, "Name": "pythonshell", "PythonVersion": "3.9"}}
        given = {"WorkerType": "G.1X", "NumberOfWorkers": 2}
        located = check_template({"Resources": {"Job": job(shell), "Run": run(JobName={"Ref": "Job"}, **given)}})
        assert [each.finding for each in located] == check_run({"JobName": "Job", **given}, shell)
        assert {each.resource for each in located} == {"Run"}

    @pytest.mark.parametrize(
        ("name", "is_known"),
        [
            pytest.param({"Ref": "Job"}, True, id="reference"),
            pytest.param("orders", True, id="name"),
            pytest.param("invoices", False, id="other-name"),
            pytest.param({"Ref": "JobName"}, False, id="parameter"),
            pytest.param({"Fn::ImportValue": "orders"}, False, id="other-stack"),
            pytest.param({"Ref": "Bucket"}, False, id="no-job"),
        ],
    )
    def test_a_job_is_found_by_reference_or_by_name(self, name, is_known):
        workers = {"WorkerType": "G.1X", "NumberOfWorkers": 2}
        shell = {"Name": "orders", "Role": "GlueRole", "Command": {**COMMAND, "Name": "pythonshell"}}
        resources = {"Job": job(shell), "Bucket": {"Type": "AWS::S3::Bucket"}, "Run": run(JobName=name, **workers)}
        located = check_template({"Resources": resources})
        assert any(each.resource == "Run" for each in located) is is_known

    def test_a_finding_of_the_job_is_not_repeated(self):
        assert [name for name, *_ in found(Job=job(ONE_WORKER), Run=run(JobName={"Ref": "Job"}))] == ["Job"]

    def test_a_finding_about_an_argument_is_located_in_the_run(self):
        streaming = run(JobName={"Ref": "Job"}, Arguments={"--job-bookmark-option": "job-bookmark-on"})
        [(name, _, location)] = found(Job=job(), Run=streaming)
        assert (name, location) == ("Run", "Properties.Run.Arguments.--job-bookmark-option")

    def test_a_missing_parameter_is_located_at_the_run(self):
        assert found(Job=job(), Run=run(JobName={"Ref": "Job"}, WorkerType="G.1X")) == [
            ("Run", "GC202", "Properties.Run")
        ]


class TestAcknowledgement:
    def test_an_acknowledgement_with_a_reason_suppresses_the_finding(self):
        assert found(Job=job(ONE_WORKER, **acknowledged({"GC220": "a smoke test"}))) == []

    def test_another_rule_is_not(self):
        assert ("Job", "GC220", "Properties.NumberOfWorkers") in found(
            Job=job(ONE_WORKER, **acknowledged({"GC302": "a smoke test"}))
        )

    def test_it_is_for_one_resource(self):
        both = found(A=job(ONE_WORKER, **acknowledged({"GC220": "a smoke test"})), B=job(ONE_WORKER))
        assert [name for name, *_ in both] == ["B"]

    def test_a_run_has_its_own(self):
        resource = run(JobName="orders", WorkerType="G.1X") | acknowledged({"GC702": "the job has the number"})
        assert found(Run=resource) == []

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            pytest.param(
                {"GC9999": "why"},
                "acknowledge must name rules by id, such as 'GC201', got 'GC9999'",
                id="unknown-rule",
            ),
            pytest.param({"GC220": " "}, "acknowledge needs a reason for rule GC220, got ' '", id="no-reason"),
            pytest.param(
                {"GC220": {"Ref": "Reason"}},
                "acknowledge needs a reason for rule GC220, got {'Ref': 'Reason'}",
                id="reason-of-wrong-type",
            ),
            pytest.param(
                ["GC220"],
                "acknowledge must be a mapping of rule ids to reasons, got ['GC220']",
                id="a-list",
            ),
        ],
    )
    def test_an_invalid_one_is_a_warning_and_has_no_effect(self, given, message):
        first, *others = check_template({"Resources": {"Job": job(ONE_WORKER, **acknowledged(given))}})
        finding = first.finding
        assert (finding.rule, finding.name, finding.severity) == (
            "GC901",
            "unexplained-acknowledgement",
            Severity.WARNING,
        )
        assert finding.message == message
        assert first.location == finding.property == "Metadata.glue-constructs.acknowledge"
        assert [each.finding.rule for each in others] == ["GC220"]

    def test_a_failed_rule_can_be_acknowledged(self):
        assert found(Job=job(**acknowledged({"GC900": "reported"}))) == []


def test_ten_thousand_runs_by_name_are_checked_quickly():
    resources = {f"Job{number}": job({**JOB, "Name": f"job-{number}"}) for number in range(2000)}
    runs = {f"Run{number}": run(JobName=f"job-{number}") for number in range(2000)}
    assert check_template({"Resources": {**resources, **runs}}) == []
