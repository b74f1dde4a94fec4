"""KMS keys that encrypt a job's logs, data and bookmarks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Aws

from glue_constructs._cdk.stacks import has_attr, stack_of
from glue_constructs._cdk.tokens import is_token
from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.role.arns import log_group_arn

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from constructs import Construct


def require_key_of_region(scope: Construct, key: IKey, prop: str) -> None:
    """Refuse a value that is not a key, and a key of another Region if both Regions are known.

    CloudWatch Logs and Glue can only use keys of their own Region
    (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).

    Raises:
        InvalidInput: It is not a key, or it is a key of another Region.
    """
    if not has_attr(key, "key_arn"):
        raise InvalidInput(f"{prop} must be an aws_kms.IKey, got {key!r}")
    here, there = stack_of(scope).region, key.env.region
    if here != there and not is_token(here) and not is_token(there):
        raise InvalidInput(
            f"{prop} must be a key in the stack's Region, {here!r}, got a key in {there!r}: "
            "use a key, or a replica of a multi-Region key, in the stack's Region"
        )


def allow_logs_to_use(key: IKey, group_name: str) -> bool:
    """Allow CloudWatch Logs to use a key for log groups only whose names match a pattern.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html

    Returns:
        Whether the key policy was changed; the policy of an imported key cannot be changed.
    """
    from aws_cdk import aws_iam as iam  # noqa: PLC0415  # only if a key is used

    groups = {"kms:EncryptionContext:aws:logs:arn": log_group_arn(group_name)}
    statement = iam.PolicyStatement(
        principals=[iam.ServicePrincipal(f"logs.{Aws.REGION}.{Aws.URL_SUFFIX}")],
        actions=["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        resources=["*"],
        conditions={"ArnLike": groups},
    )
    return key.add_to_resource_policy(statement).statement_added
