"""What a stack has before its jobs, and the construct that is the least that ours can be."""

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
class Given:
    """What a stack has before its jobs, so that no job pays for it."""

    role: iam.Role
    arn: str
    bucket: s3.IBucket
    code: glue.Code
    timeout: cdk.Duration
    command: glue.CfnJob.JobCommandProperty

    @cached_property
    def by_hand(self) -> Shared:
        """What the jobs by hand share; made for the first of them, as ours does."""
        return Shared(self.role.stack, self.role)


class Shared:
    """The log groups that the jobs of a stack share, as ours makes them, and that a role may write to them."""

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


def given(stack: cdk.Stack) -> Given:
    """Make it."""
    role = new_role(stack, "Given")
    bucket = s3.Bucket.from_bucket_name(stack, "Scripts", "scripts")
    code = glue.Code.from_bucket(bucket, "orders.py")
    command = glue.CfnJob.JobCommandProperty(name="glueetl", python_version="3", script_location=SCRIPT)
    return Given(role, role.role_arn, bucket, code, cdk.Duration.hours(8), command)


@jsii.implements(IJobRef, iam.IGrantable)
class Bare(Construct):
    """What any construct in Python has to be that is a job, an `IJobRef` and an `IGrantable`: it checks nothing."""

    def __init__(self, scope: Construct, id: str) -> None:
        super().__init__(scope, id)

    @property
    def env(self) -> Any:
        """Of the interface."""

    @property
    def job_ref(self) -> Any:
        """Of the interface."""

    @property
    def grant_principal(self) -> Any:
        """Of the interface."""


def new_role(scope: Construct, id: str) -> iam.Role:
    """The L2's role for Glue."""
    return iam.Role(scope, id, assumed_by=iam.ServicePrincipal("glue.amazonaws.com"))
