"""The ways to define the same job from Python: by hand, with the L2, with ours, and the least that ours can be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import aws_cdk as cdk
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam

from glue_constructs import SparkEtlJob

from .job_given import SCRIPT, Bare, Given, new_role

if TYPE_CHECKING:
    from collections.abc import Callable

# What all of them say, so that the templates are the same but for the role.
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


def raw(stack: cdk.Stack, id: str, has: Given) -> None:
    """A resource of plain data."""
    command = {"Name": "glueetl", "PythonVersion": "3", "ScriptLocation": SCRIPT}
    same = {"".join(word.capitalize() for word in key.split("_")): value for key, value in SAME.items()}
    cdk.CfnResource(stack, id, type="AWS::Glue::Job", properties={"Command": command, "Role": has.arn, **same})


def l1(stack: cdk.Stack, id: str, has: Given) -> None:
    """The L1."""
    glue.CfnJob(stack, id, command=has.command, role=has.arn, **SAME)


def least(stack: cdk.Stack, id: str, has: Given) -> None:
    """The floor of a construct in Python."""
    glue.CfnJob(Bare(stack, id), "Resource", command=has.command, role=has.arn, **SAME)


def l2(stack: cdk.Stack, id: str, has: Given, *, role: iam.Role | None = None) -> None:
    """The stable L2, with all off that would be more than the others have."""
    glue.PySparkEtlJob(
        stack,
        id,
        role=role or has.role,
        script=has.code,
        glue_version=glue.GlueVersion.V5_1,
        job_run_queuing_enabled=False,
        max_retries=0,
        timeout=has.timeout,
        worker_configuration={"worker_type": glue.WorkerType.G_1X, "number_of_workers": 2},
        continuous_logging={"enabled": False},
        enable_metrics=False,
        enable_observability_metrics=False,
    )


def ours(stack: cdk.Stack, id: str, has: Given) -> None:
    """Ours, without the log groups that the others do not have."""
    SparkEtlJob(stack, id, role=has.role, **OURS)


def l2_default(stack: cdk.Stack, id: str, has: Given) -> None:
    """The stable L2 as it comes: with metrics and continuous logging."""
    glue.PySparkEtlJob(stack, id, role=has.role, script=_code(has, id))


def ours_default(stack: cdk.Stack, id: str, has: Given) -> None:
    """Ours as it comes: with log groups that the jobs of a stack share."""
    SparkEtlJob(stack, id, script=f"s3://scripts/{id}.py", glue_version="5.1", role=has.role)


def by_hand(stack: cdk.Stack, id: str, has: Given) -> None:
    """What ours makes as it comes, without what judges it: the role may read the script, the job waits for the logs."""
    shared = has.by_hand
    iam.Grant.add_to_principal(
        grantee=has.role,
        actions=["s3:GetObject"],
        resource_arns=[f"arn:{shared.partition}:s3:::scripts/{id}.py"],
    )
    job = glue.CfnJob(
        Bare(stack, id),
        "Resource",
        command=glue.CfnJob.JobCommandProperty(
            name="glueetl", python_version="3", script_location=f"s3://scripts/{id}.py"
        ),
        default_arguments={"--job-language": "python", "--custom-logGroup-prefix": shared.prefix},
        glue_version="5.1",
        max_retries=0,
        number_of_workers=2,
        role=has.arn,
        timeout=480,
        worker_type="G.1X",
    )
    job.node.add_dependency(*shared.groups)


def l1_role(stack: cdk.Stack, id: str, has: Given) -> None:
    """The L1 and the L2's role, which may read the script."""
    role = new_role(stack, f"{id}Role")
    has.bucket.grant_read(role, "orders.py")
    glue.CfnJob(stack, id, command=has.command, role=role, **SAME)  # the role stands for its ARN


def least_role(stack: cdk.Stack, id: str, has: Given) -> None:
    """The floor of a construct in Python with a role in one resource."""
    scope = Bare(stack, id)
    role = iam.CfnRole(scope, "Role", assume_role_policy_document=_TRUST, policies=_READ)
    glue.CfnJob(scope, "Resource", command=has.command, role=role, **SAME)


def l2_role(stack: cdk.Stack, id: str, has: Given) -> None:
    """The stable L2 and the L2's role, which the job itself allows to read the script."""
    l2(stack, id, has, role=new_role(stack, f"{id}Role"))


def l2_role_default(stack: cdk.Stack, id: str, has: Given) -> None:
    """The stable L2 as it comes, and the L2's role."""
    glue.PySparkEtlJob(stack, id, role=new_role(stack, f"{id}Role"), script=_code(has, id))


def ours_role(stack: cdk.Stack, id: str, has: Given) -> None:  # noqa: ARG001  # all ways are called alike
    """Ours with its own role, without log groups."""
    SparkEtlJob(stack, id, **OURS)


def ours_role_default(stack: cdk.Stack, id: str, has: Given) -> None:  # noqa: ARG001  # all ways are called alike
    """Ours as it comes: with its own role and the stack's log groups."""
    SparkEtlJob(stack, id, script=f"s3://scripts/{id}.py", glue_version="5.1")


def _code(has: Given, id: str) -> glue.Code:
    """A script of a job's own."""
    return glue.Code.from_bucket(has.bucket, f"{id}.py")


def _policy(**statement: Any) -> dict[str, Any]:
    return {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]}


_TRUST = _policy(Principal={"Service": "glue.amazonaws.com"}, Action="sts:AssumeRole")
_READ = [
    {"policyName": "Job", "policyDocument": _policy(Action="s3:GetObject", Resource="arn:aws:s3:::scripts/orders.py")}
]

WAYS: dict[str, Callable[[cdk.Stack, str, Given], None]] = {
    "CfnResource": raw,
    "CfnJob": l1,
    "bare construct + CfnJob": least,
    "PySparkEtlJob": l2,
    "SparkEtlJob": ours,
    "PySparkEtlJob as it comes": l2_default,
    "the same duties by hand": by_hand,
    "SparkEtlJob as it comes": ours_default,
    "CfnJob + Role": l1_role,
    "bare construct + CfnJob + CfnRole": least_role,
    "PySparkEtlJob + Role": l2_role,
    "SparkEtlJob, own role": ours_role,
    "PySparkEtlJob + Role as it comes": l2_role_default,
    "SparkEtlJob, own role, as it comes": ours_role_default,
}
