"""A folder in S3, and what a job's role needs to read and write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.role.statements import allow
from glue_constructs.packaging.location import arn, arn_of_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.jobs.role.statements import Statement

# As Spark's file systems name S3; the rules say what they think of s3a.
URI = re.compile(r"s3[an]?://([^/\s]+)(?:/(\S*))?", re.IGNORECASE)

# What Hadoop's file systems do in a folder; both ask for the bucket's Region.
_OBJECT_ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
_BUCKET_ACTIONS = ["s3:ListBucket", "s3:GetBucketLocation"]


@dataclass(frozen=True)
class PlacedFolder:
    """A folder in S3 as a job takes it.

    Attributes:
        uri: Its URI; where we make it, it ends in ``/``.
        statements: What a role needs to read and write it.
    """

    uri: str
    statements: tuple[Statement, ...]

    @classmethod
    def of_uri(cls, uri: str) -> PlacedFolder:
        """The folder of a URI, which may be a token."""
        match = URI.fullmatch(uri)
        if match is None:
            return cls(uri, _statements_of_token(uri))
        prefix = match[2] or ""
        return cls(uri, _statements(match[1], prefix if not prefix or prefix.endswith("/") else f"{prefix}/"))

    @classmethod
    def of_bucket(cls, name: str, prefix: str, key: str | None) -> PlacedFolder:
        """A folder of a bucket that encrypts with a key, by its ARN, or with none of our knowledge."""
        to_encrypt = () if key is None else (allow(["kms:Decrypt", "kms:GenerateDataKey"], [key]),)
        return cls(f"s3://{name}/{prefix}", (*_statements(name, prefix), *to_encrypt))

    @property
    def wildcards(self) -> Mapping[str, str]:
        """The resources that are not named in full, each with the reason."""
        resources = [resource for statement in self.statements for resource in statement["Resource"]]
        return {resource: "the many objects of one folder" for resource in resources if resource.endswith("*")}


def _statements(bucket: str, prefix: str) -> tuple[Statement, ...]:
    objects = [arn(f"{bucket}/{prefix}*"), *(arn(f"{bucket}/{marker}") for marker in _markers(prefix))]
    listing = allow(["s3:ListBucket"], [arn(bucket)])
    if prefix:
        listing["Condition"] = {"StringLike": {"s3:prefix": [prefix.rstrip("/"), f"{prefix}*"]}}
    return allow(_OBJECT_ACTIONS, objects), listing, allow(["s3:GetBucketLocation"], [arn(bucket)])


def _statements_of_token(uri: str) -> tuple[Statement, ...]:
    from aws_cdk import Fn  # noqa: PLC0415  # only where the whole URI is a token

    bucket = Fn.select(2, Fn.split("/", uri))
    return allow(_OBJECT_ACTIONS, [f"{arn_of_uri(uri)}*"]), allow(_BUCKET_ACTIONS, [arn(bucket)])


def _markers(prefix: str) -> list[str]:
    """The empty objects by which EMRFS, Glue's file system up to 5.1, marks a folder that it makes, and those above.

    A run that may not write them fails (https://repost.aws/knowledge-center/emr-s3-empty-files).
    """
    names = prefix.rstrip("/").split("/") if prefix else []
    return [f"{'/'.join(names[: depth + 1])}_$folder$" for depth in range(len(names))]
