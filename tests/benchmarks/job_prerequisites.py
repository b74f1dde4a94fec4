"""The prerequisites of the jobs of a stack, and an empty construct."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import aws_cdk as cdk
import jsii
from aws_cdk import aws_glue as glue
from aws_cdk import aws_iam as iam
from aws_cdk import aws_logs as logs
from aws_cdk import aws_s3 as s3
from aws_cdk.interfaces.aws_glue import IJobRef
from constructs import Construct

SCRIPT = "s3://scripts/orders.py"


@dataclass(frozen=True)
class Prerequisites:
    """Constructs that are created before the jobs, so that they are not part of a job's time."""

    role: iam.Role
    arn: str
    bucket: s3.IBucket
    code: glue.Code
    timeout: cdk.Duration
    command: glue.CfnJob.JobCommandProperty

    @cached_property
    def l1_equivalent(self) -> SharedLogGroups:
        """Return what the L1 jobs share, created for the first of them, as this library does."""
        return SharedLogGroups(self.role.stack, self.role)


class SharedLogGroups:
    """The log groups that this library creates for the jobs of a stack, with a grant to write to them."""

    def __init__(self, stack: cdk.Stack, role: iam.Role) -> None:
        self.partition, self.prefix = cdk.Aws.PARTITION, f"/aws-glue/jobs/{cdk.Aws.STACK_NAME}"
        self.groups = [
            logs.CfnLogGroup(stack, f"Logs{kind}", log_group_name=f"{self.prefix}/{kind}", retention_in_days=90)
            for kind in ("error", "output")
        ]
        arns = [group.attr_arn for group in self.groups]
        iam.Grant.add_to_principal(
            grantee=role, actions=["logs:CreateLogStream", "logs:PutLogEvents"], resource_arns=arns
        )


def create_prerequisites(stack: cdk.Stack) -> Prerequisites:
    """Create the prerequisites."""
    role = new_role(stack, "Given")
    bucket = s3.Bucket.from_bucket_name(stack, "Scripts", "scripts")
    code = glue.Code.from_bucket(bucket, "orders.py")
    command = glue.CfnJob.JobCommandProperty(name="glueetl", python_version="3", script_location=SCRIPT)
    return Prerequisites(role, role.role_arn, bucket, code, cdk.Duration.hours(8), command)


@jsii.implements(IJobRef, iam.IGrantable)
class EmptyConstruct(Construct):
    """The minimum of a job construct in Python: an `IJobRef` and `IGrantable` without any code."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

    @property
    def env(self) -> Any:
        """Part of the interface."""

    @property
    def job_ref(self) -> Any:
        """Part of the interface."""

    @property
    def grant_principal(self) -> Any:
        """Part of the interface."""


def new_role(scope: Construct, id: str) -> iam.Role:
    """Create a role for Glue with the L2."""
    return iam.Role(scope, id, assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
