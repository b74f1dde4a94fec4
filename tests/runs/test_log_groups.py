"""The property LogGroups: the names of a run's log groups that are known at synth."""

from __future__ import annotations

from typing import Any

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from synth import properties

from glue_constructs import GlueJob, JobRun, PythonShellJob, SecurityConfiguration, SparkEtlJob

SCRIPT = "s3://scripts/orders.py"
OF_SPARK = ["/aws-glue/jobs/error", "/aws-glue/jobs/output"]
ROLE = "arn:aws:iam::123456789012:role/etl"


def l1(stack: cdk.Stack, command: str = "glueetl", **props: Any) -> glue.CfnJob:
    described = glue.CfnJob.JobCommandProperty(name=command, script_location=SCRIPT)
    return glue.CfnJob(stack, "Job", role=ROLE, command=described, **props)


def run_of(stack: cdk.Stack, job: Any, **props: Any) -> dict[str, Any]:
    JobRun(stack, "Run", job=job, **props)
    [run] = properties(stack, "Custom::GlueJobRun")
    return run


@pytest.mark.parametrize(
    ("props", "expected"),
    [
        pytest.param({"glue_version": "5.1"}, OF_SPARK, id="default"),
        pytest.param(
            {"glue_version": "5.1", "default_arguments": {"--custom-logGroup-prefix": "/etl/"}},
            ["/etl/error", "/etl/output"],
            id="prefix",
        ),
        pytest.param(
            {"glue_version": "4.0", "default_arguments": {"--custom-logGroup-prefix": "/etl"}},
            OF_SPARK,
            id="a-prefix-that-this-version-does-not-read",
        ),
        pytest.param(
            {
                "glue_version": "4.0",
                "default_arguments": {
                    "--enable-continuous-cloudwatch-log": "true",
                    "--continuous-log-logGroup": "/etl/logs",
                },
            },
            [*OF_SPARK, "/etl/logs"],
            id="continuous",
        ),
        pytest.param(
            {"command": "pythonshell"},
            ["/aws-glue/python-jobs/error", "/aws-glue/python-jobs/output"],
            id="python-shell",
        ),
    ],
)
def test_names(stack, props, expected):
    assert run_of(stack, l1(stack, **props))["LogGroups"] == expected


def test_the_log_groups_of_the_library_contain_the_name_of_the_stack(stack):
    run = run_of(stack, SparkEtlJob(stack, "Job", script=SCRIPT, glue_version="5.1"))
    prefix = ["/aws-glue/jobs/", {"Ref": "AWS::StackName"}]
    assert run["LogGroups"] == [{"Fn::Join": ["", [*prefix, f"/{kind}"]]} for kind in ("error", "output")]


def test_an_argument_of_the_run_overrides_the_prefix(stack):
    job = SparkEtlJob(stack, "Job", script=SCRIPT, glue_version="5.1")
    JobRun(stack, "Other", job=job)
    JobRun(stack, "Run", job=job, arguments={"--custom-logGroup-prefix": "/once"})
    other, run = properties(stack, "Custom::GlueJobRun")
    assert run["LogGroups"] == ["/once/error", "/once/output"]
    assert other["LogGroups"] != run["LogGroups"]


def imported(stack: cdk.Stack) -> Any:
    return GlueJob.from_job_name(stack, "Job", "orders")


def secured(stack: cdk.Stack) -> Any:
    configuration = SecurityConfiguration(stack, "Secured")
    return PythonShellJob(stack, "Job", script=SCRIPT, security_configuration=configuration)


def of_a_version_in_a_parameter(stack: cdk.Stack) -> Any:
    return l1(stack, glue_version=cdk.CfnParameter(stack, "Version").value_as_string)


@pytest.mark.parametrize("make", [imported, secured, of_a_version_in_a_parameter])
def test_unknown_names_are_omitted(stack, make):
    assert "LogGroups" not in run_of(stack, make(stack))


def test_a_run_with_a_security_configuration_may_write_elsewhere(stack):
    assert "LogGroups" not in run_of(stack, l1(stack, glue_version="5.1"), security_configuration="secured")


def test_the_fingerprint_does_not_depend_on_them(stack):
    run = run_of(stack, l1(stack, glue_version="5.1"))
    assert set(run["Job"]) == {"Fingerprint", "MaxRetries"}
