"""What CloudFormation knows of a stack, as tokens."""

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
