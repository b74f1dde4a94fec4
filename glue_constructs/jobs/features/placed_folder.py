"""A folder in S3, with the permissions to read and write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from glue_constructs.jobs.role.statements import allow
from glue_constructs.packaging.location import arn, arn_of_uri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from glue_constructs.jobs.role.statements import Statement

# The URI schemes of Spark's file systems.
URI = re.compile(r"s3[an]?://([^/\s]+)(?:/(\S*))?", re.IGNORECASE)

# The actions that Hadoop's file systems need in a folder; they read the bucket's Region, too.
_OBJECT_ACTIONS = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload"]
_BUCKET_ACTIONS = ["s3:ListBucket", "s3:GetBucketLocation"]


@dataclass(frozen=True)
class PlacedFolder:
    """A folder in S3 whose URI is known.

    Attributes:
        uri: Its URI. It ends with ``/``, unless the user set the URI.
        statements: The permissions to read and write it.
    """

    uri: str
    statements: tuple[Statement, ...]

    @classmethod
    def of_uri(cls, uri: str) -> PlacedFolder:
        """Return the folder of a URI, which may be a token."""
        match = URI.fullmatch(uri)
        if match is None:
            return cls(uri, _statements_of_token(uri))
        prefix = match[2] or ""
        return cls(uri, _statements(match[1], prefix if not prefix or prefix.endswith("/") else f"{prefix}/"))

    @classmethod
    def of_bucket(cls, name: str, prefix: str, key: str | None) -> PlacedFolder:
        """Return a folder in a bucket.

        Args:
            name: The name of the bucket.
            prefix: The prefix of the folder's keys.
            key: The ARN of the KMS key that encrypts the bucket; None if there is none, or if it is not known.
        """
        to_encrypt = () if key is None else (allow(["kms:Decrypt", "kms:GenerateDataKey"], [key]),)
        return cls(f"s3://{name}/{prefix}", (*_statements(name, prefix), *to_encrypt))

    @property
    def wildcards(self) -> Mapping[str, str]:
        """The resources that contain a wildcard, each with the reason."""
        resources = [resource for statement in self.statements for resource in statement["Resource"]]
        return {resource: "all objects of one folder" for resource in resources if resource.endswith("*")}


def _statements(bucket: str, prefix: str) -> tuple[Statement, ...]:
    objects = [arn(f"{bucket}/{prefix}*"), *(arn(f"{bucket}/{marker}") for marker in _markers(prefix))]
    listing = allow(["s3:ListBucket"], [arn(bucket)])
    if prefix:
        listing["Condition"] = {"StringLike": {"s3:prefix": [prefix.rstrip("/"), f"{prefix}*"]}}
    return allow(_OBJECT_ACTIONS, objects), listing, allow(["s3:GetBucketLocation"], [arn(bucket)])


def _statements_of_token(uri: str) -> tuple[Statement, ...]:
    from aws_cdk import Fn  # noqa: PLC0415  # only if the URI is a token

    bucket = Fn.select(2, Fn.split("/", uri))
    return allow(_OBJECT_ACTIONS, [f"{arn_of_uri(uri)}*"]), allow(_BUCKET_ACTIONS, [arn(bucket)])


def _markers(prefix: str) -> list[str]:
    """Return the keys of the empty objects that EMRFS, Glue's file system up to 5.1, writes for folders and parents.

    A run without permission to write them fails (https://repost.aws/knowledge-center/emr-s3-empty-files).
    """
    names = prefix.rstrip("/").split("/") if prefix else []
    return [f"{'/'.join(names[: depth + 1])}_$folder$" for depth in range(len(names))]
