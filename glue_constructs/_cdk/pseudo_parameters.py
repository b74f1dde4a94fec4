"""CloudFormation's pseudo parameters as tokens."""

from __future__ import annotations

from functools import cache

from aws_cdk import Aws


@cache
def pseudo_parameters() -> dict[str, str]:
    """Return the tokens of pseudo parameters by name; read from jsii once per process, because they never change."""
    return {
        "AWS::Partition": Aws.PARTITION,
        "AWS::Region": Aws.REGION,
        "AWS::AccountId": Aws.ACCOUNT_ID,
        "AWS::StackName": Aws.STACK_NAME,
    }
