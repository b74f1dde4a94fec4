"""Variants of the same job in Python: with the L1, with the L2, with this library, and the minimum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam

from glue_constructs import SparkEtlJob

from .job_prerequisites import SCRIPT, EmptyConstruct, Prerequisites, new_role

if TYPE_CHECKING:
    from collections.abc import Callable

# The properties of all variants, so that their templates differ only in the role.
SAME: dict[str, Any] = {
    "default_arguments": {"--job-language": "python"},
    "glue_version": "5.1",
    "job_run_queuing_enabled": False,
    "max_retries": 0,
    "number_of_workers": 2,
    "timeout": 480,
    "worker_type": "G.1X",
}
OURS: dict[str, Any] = {
    "script": SCRIPT,
    "glue_version": "5.1",
    "job_run_queuing_enabled": False,
    "number_of_workers": 2,
    "worker_type": "G.1X",
    "logs": False,
}


def raw(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create a generic resource."""
    command = {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": SCRIPT}
    same = {"".join(word.capitalize() for word in key.split("_")): value for key, value in SAME.items()}
    cdk.CfnResource(
        stack, id, type="AWS::Glue::Job", properties={"Command": command, "Role": prerequisites.arn, **same}
    )


def l1(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the L1."""
    glue.CfnJob(stack, id, command=prerequisites.command, role=prerequisites.arn, **SAME)


def minimum(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the minimum of a construct in Python."""
    glue.CfnJob(EmptyConstruct(stack, id), "Resource", command=prerequisites.command, role=prerequisites.arn, **SAME)


def l2(stack: cdk.Stack, id: str, prerequisites: Prerequisites, *, role: iam.Role | None = None) -> None:
    """Create the stable L2, without the features that the other variants do not have."""
    glue.PySparkEtlJob(
        stack,
        id,
        role=role or prerequisites.role,
        script=prerequisites.code,
        glue_version=glue.GlueVersion.V5_1,
        job_run_queuing_enabled=False,
        max_retries=0,
        timeout=prerequisites.timeout,
        worker_configuration={"worker_type": glue.WorkerType.G_1X, "number_of_workers": 2},
        continuous_logging={"enabled": False},
        enable_metrics=False,
        enable_observability_metrics=False,
    )


def ours(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create this library's job, without the log groups that the other variants do not have."""
    SparkEtlJob(stack, id, role=prerequisites.role, **OURS)


def l2_default(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the stable L2 with default props: with metrics and continuous logging."""
    glue.PySparkEtlJob(stack, id, role=prerequisites.role, script=_code(prerequisites, id))


def ours_default(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create this library's job with default props: with log groups that the jobs of a stack share."""
    SparkEtlJob(stack, id, script=f"s3://scripts/{id}.py", glue_version="5.1", role=prerequisites.role)


def l1_equivalent(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the resources of `ours_default` with the L1: a grant for the script, a dependency on the log groups."""
    shared = prerequisites.l1_equivalent
    iam.Grant.add_to_principal(
        grantee=prerequisites.role,
        actions=["s3:GetObject"],
        resource_arns=[f"arn:{shared.partition}:s3:::scripts/{id}.py"],
    )
    job = glue.CfnJob(
        EmptyConstruct(stack, id),
        "Resource",
        command=glue.CfnJob.JobCommandProperty(
            name="glueetl", python_version="3", script_location=f"s3://scripts/{id}.py"
        ),
        default_arguments={"--job-language": "python", "--custom-logGroup-prefix": shared.prefix},
        glue_version="5.1",
        max_retries=0,
        number_of_workers=2,
        role=prerequisites.arn,
        timeout=480,
        worker_type="G.1X",
    )
    job.node.add_dependency(*shared.groups)


def l1_role(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the L1 and the L2's role, which may read the script."""
    role = new_role(stack, f"{id}Role")
    prerequisites.bucket.grant_read(role, "orders.py")
    glue.CfnJob(stack, id, command=prerequisites.command, role=role, **SAME)  # the L1 accepts a role


def minimum_role(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the minimum of a construct in Python with a role in one resource."""
    scope = EmptyConstruct(stack, id)
    role = iam.CfnRole(scope, "Role", assume_role_policy_document=_TRUST, policies=_READ)
    glue.CfnJob(scope, "Resource", command=prerequisites.command, role=role, **SAME)


def l2_role(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the stable L2 and the L2's role, to which the job grants access to the script."""
    l2(stack, id, prerequisites, role=new_role(stack, f"{id}Role"))


def l2_role_default(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:
    """Create the stable L2 with default props, and the L2's role."""
    glue.PySparkEtlJob(stack, id, role=new_role(stack, f"{id}Role"), script=_code(prerequisites, id))


def ours_role(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:  # noqa: ARG001  # all variants have the same signature
    """Create this library's job with a generated role, without log groups."""
    SparkEtlJob(stack, id, **OURS)


def ours_role_default(stack: cdk.Stack, id: str, prerequisites: Prerequisites) -> None:  # noqa: ARG001  # all variants have the same signature
    """Create this library's job with default props: with a generated role and the stack's log groups."""
    SparkEtlJob(stack, id, script=f"s3://scripts/{id}.py", glue_version="5.1")


def _code(prerequisites: Prerequisites, id: str) -> glue.Code:
    """Return a different script for each job."""
    return glue.Code.from_bucket(prerequisites.bucket, f"{id}.py")


def _policy(**statement: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}


_TRUST = _policy(Principal={"Service": "glue.amazonaws.com"}, Action="sts:AssumeRole")
_READ = [
    {"policyName": "Job", "policyDocument": _policy(Action="s3:GetObject", Resource="arn:aws:s3:::scripts/orders.py")}
]

VARIANTS: dict[str, Callable[[cdk.Stack, str, Prerequisites], None]] = {
    "CfnResource": raw,
    "CfnJob": l1,
    "empty construct + CfnJob": minimum,
    "PySparkEtlJob": l2,
    "SparkEtlJob": ours,
    "PySparkEtlJob, default props": l2_default,
    "equivalent L1 code": l1_equivalent,
    "SparkEtlJob, default props": ours_default,
    "CfnJob + Role": l1_role,
    "empty construct + CfnJob + CfnRole": minimum_role,
    "PySparkEtlJob + Role": l2_role,
    "SparkEtlJob, generated role": ours_role,
    "PySparkEtlJob + Role, default props": l2_role_default,
    "SparkEtlJob, generated role, default props": ours_role_default,
}
