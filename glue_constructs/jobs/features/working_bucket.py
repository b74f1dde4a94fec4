"""The bucket for what jobs write by the way: made when a job first asks for it, one a stack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glue_constructs._cdk.nag import acknowledge, acknowledge_standards
from glue_constructs._cdk.stacks import cached_on, stack_of

if TYPE_CHECKING:
    from aws_cdk import Stack
    from constructs import Construct

_ID = "GlueConstructsWorkingBucket"
_HELD = "_glue_constructs_working_bucket"

TEMPORARY = "temporary/"
SPARK_EVENT_LOGS = "spark-event-logs/"

# A run lasts seven days at most (timeout_out_of_range.py), a retry of it as long again.
_TEMPORARY_DAYS = 15
# Glue draws the Spark UI from the event logs for as long as they are there.
_EVENT_LOG_DAYS = 30

# What cdk-nag asks of every bucket, and this one does without.
_NOT_HERE = "holds only what jobs write by the way, which expires"
_ASKED_BY_STANDARDS = (
    "S3BucketLoggingEnabled",
    "S3BucketReplicationEnabled",
    "S3BucketVersioningEnabled",
    "S3DefaultEncryptionKMS",
)


def working_bucket(scope: Construct) -> str:
    """The name of the working bucket of the scope's stack: encrypted, private, by TLS only, and what is in it expires.

    It stays when the stack is deleted, because CloudFormation cannot delete a bucket that holds anything, and would
    fail the deletion; it empties itself. Its name is CloudFormation's, so that it stands in no other stack's way.
    """
    return cached_on(stack_of(scope), _HELD, _make)


def _make(stack: Stack) -> str:
    from aws_cdk import Duration, RemovalPolicy  # noqa: PLC0415
    from aws_cdk import aws_s3 as s3  # noqa: PLC0415  # 0.1 s: only where a job asks for the bucket

    bucket = s3.Bucket(
        stack,
        _ID,
        encryption=s3.BucketEncryption.S3_MANAGED,
        block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
        enforce_ssl=True,
        removal_policy=RemovalPolicy.RETAIN,
        lifecycle_rules=[
            s3.LifecycleRule(
                prefix=prefix,
                expiration=Duration.days(days),
                abort_incomplete_multipart_upload_after=Duration.days(days),
            )
            for prefix, days in ((TEMPORARY, _TEMPORARY_DAYS), (SPARK_EVENT_LOGS, _EVENT_LOG_DAYS))
        ],
    )
    if bucket.policy is not None:
        bucket.policy.apply_removal_policy(RemovalPolicy.RETAIN)  # a bucket that stays, stays closed
    acknowledge(bucket, {"S1": _NOT_HERE})
    acknowledge_standards(bucket, dict.fromkeys(_ASKED_BY_STANDARDS, _NOT_HERE))
    return bucket.bucket_name
