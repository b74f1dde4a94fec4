"""ARNs of what a job's role is allowed."""

from __future__ import annotations

from functools import cache

from aws_cdk import Aws


@cache
def pseudo_parameters() -> dict[str, str]:
    """The tokens of pseudo parameters, by their names: crossings to jsii, once a process, because they never change."""
    return {
        "AWS::Partition": Aws.PARTITION,
        "AWS::Region": Aws.REGION,
        "AWS::AccountId": Aws.ACCOUNT_ID,
        "AWS::StackName": Aws.STACK_NAME,
    }


def arn(service: str, resource: str) -> str:
    """The ARN of a resource of the stack's own account and Region."""
    partition, region, account, _ = pseudo_parameters().values()
    return f"arn:{partition}:{service}:{region}:{account}:{resource}"


def log_group_arn(name: str) -> str:
    """The ARN of a log group; that of its streams is followed by ``:*``."""
    return arn("logs", f"log-group:{name}")
