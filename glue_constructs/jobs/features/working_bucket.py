"""The working bucket of a stack, for temporary files and event logs; created if a job needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aws_cdk import Duration, RemovalPolicy

from glue_constructs._cdk.nag import acknowledge, acknowledge_standards
from glue_constructs._cdk.stacks import cached_on, stack_of

if TYPE_CHECKING:
    from aws_cdk import Stack
    from constructs import Construct

_ID = "GlueConstructsWorkingBucket"
_CACHE_KEY = "_glue_constructs_working_bucket"

TEMPORARY = "temporary/"
SPARK_EVENT_LOGS = "spark-event-logs/"

# A run takes at most seven days (timeout_out_of_range.py), and so does its retry.
_TEMPORARY_DAYS = 15
# The Spark UI of a run is available as long as its event logs exist.
_EVENT_LOG_DAYS = 30

# Rules of cdk-nag that this bucket does not follow.
_WAIVER_REASON = "contains only temporary files and event logs, which expire"
_WAIVED_STANDARDS = (
    "S3BucketLoggingEnabled",
    "S3BucketReplicationEnabled",
    "S3BucketVersioningEnabled",
    "S3DefaultEncryptionKMS",
)


def working_bucket(scope: Construct) -> str:
    """Return the name of the working bucket of the scope's stack: encrypted, private, TLS only, and its objects expire.

    It is retained when the stack is deleted, because CloudFormation cannot delete a bucket with objects, and the
    deletion would fail; all objects expire later. CloudFormation generates its name, so it is unique.
    """
    return cached_on(stack_of(scope), _CACHE_KEY, _create)


def _create(stack: Stack) -> str:
    from aws_cdk import aws_s3 as s3  # noqa: PLC0415  # takes 0.1 s: only if a job needs the bucket

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
        bucket.policy.apply_removal_policy(RemovalPolicy.RETAIN)  # the bucket is retained, and must stay private
    acknowledge(bucket, {"S1": _WAIVER_REASON})
    acknowledge_standards(bucket, dict.fromkeys(_WAIVED_STANDARDS, _WAIVER_REASON))
    return bucket.bucket_name
