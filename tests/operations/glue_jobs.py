"""Jobs of every kind for the tests of triggers, alarms and dashboards, which accept any Glue job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from synth import template

from glue_constructs import GlueJob, PythonShellJob, SparkEtlJob

if TYPE_CHECKING:
    import aws_cdk as cdk

SCRIPT = "s3://scripts/orders.py"
NEEDS_L2 = pytest.mark.skipif(not hasattr(glue, "PySparkEtlJob"), reason="the stable L2 came with aws-cdk-lib 2.270")


def l1(scope: Any, id: str, **props: Any) -> glue.CfnJob:
    """Create an L1 job, the fastest to create, for tests that work with any job."""
    command = glue.CfnJob.JobCommandProperty(name=props.pop("command", "glueetl"), script_location=SCRIPT)
    return glue.CfnJob(scope, id, role="Glue", command=command, glue_version="5.1", **props)


def stable_l2(scope: cdk.Stack, id: str) -> Any:
    code = glue.Code.from_bucket(s3.Bucket.from_bucket_name(scope, f"{id}Scripts", "scripts"), "orders.py")
    role = iam.Role(scope, f"{id}Role", assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
    return glue.PySparkEtlJob(scope, id, role=role, script=code)


def of_kind(stack: cdk.Stack, kind: str) -> dict[str, dict[str, Any]]:
    """Return the resources of a type; {} when the stack is empty."""
    found = template(stack).get("Resources", {})
    return {name: resource for name, resource in found.items() if resource["Type"] == kind}


ANY_JOB = [
    pytest.param(l1, id="l1"),
    pytest.param(lambda s, name: SparkEtlJob(s, name, script=SCRIPT, glue_version="5.1"), id="spark"),
    pytest.param(lambda s, name: PythonShellJob(s, name, script=SCRIPT), id="python-shell"),
    pytest.param(lambda s, name: GlueJob.from_job_name(s, name, name.lower()), id="by-name"),
    pytest.param(lambda s, name: glue.CfnJob.from_job_name(s, name, name.lower()), id="l1-by-name"),
    pytest.param(stable_l2, id="stable-l2", marks=NEEDS_L2),
]
