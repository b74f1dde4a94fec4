"""KMS keys that a job's logs, data and bookmarks are encrypted with."""

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
    """Refuse what is no key, or one of another Region, as far as both are known.

    CloudWatch Logs and Glue use keys of their own Region only
    (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).

    Raises:
        InvalidInput: It is none, or of another.
    """
    if not has_attr(key, "key_arn"):
        raise InvalidInput(f"{prop} must be an aws_kms.IKey, got {key!r}")
    here, there = stack_of(scope).region, key.env.region
    if here != there and not is_token(here) and not is_token(there):
        raise InvalidInput(
            f"{prop} must be a key in the stack's Region, {here!r}, got a key in {there!r}: "
            "use a key, or a replica of a multi-Region key, in the stack's Region"
        )


def let_logs_use(key: IKey, group_name: str) -> bool:
    """Let CloudWatch Logs encrypt groups of a name, a pattern, with a key, and nothing else.

    https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html

    Returns:
        Whether the key's policy could be extended; that of an imported key cannot.
    """
    from aws_cdk import aws_iam as iam  # noqa: PLC0415  # where it is asked for

    groups = {"kms:EncryptionContext:aws:logs:arn": log_group_arn(group_name)}
    statement = iam.PolicyStatement(
        principals=[iam.ServicePrincipal(f"logs.{Aws.REGION}.{Aws.URL_SUFFIX}")],
        actions=["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
        resources=["*"],
        conditions={"ArnLike": groups},
    )
    return key.add_to_resource_policy(statement).statement_added
