"""Checks of a job's S3 locations and its role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients

SERVICE = "geo.amazonaws.com"

_LOCATION = re.compile(r"(?:s3://|arn:aws(?:-[a-z]+)*:s3:::)(?P<bucket>[^/]+)/?(?P<key>.*)")


class JobFailure(Exception):
    """An error that fails the job. The message is ours: the service's messages are not documented."""


class S3Location(NamedTuple):
    """A location in S3.

    Attributes:
        bucket: The name of the bucket.
        key: The key of an object, or a prefix.
    """

    bucket: str
    key: str

    @classmethod
    def parse(cls, location: str) -> S3Location:
        """Parse a URI or an ARN.

        Raises:
            ValueError: It is neither.
        """
        match = _LOCATION.fullmatch(location)
        if match is None:
            raise ValueError(f"must be the URI or the ARN of a location in S3, got {location!r}")
        return cls(match["bucket"], match["key"])


def require_role(clients: Clients, arn: str) -> None:
    """Check that the service may assume a role. The permissions of the role are not checked.

    Raises:
        JobFailure: The role does not exist, or does not trust the service.
    """
    try:
        role = clients.client("iam").get_role(RoleName=arn.rpartition("/")[2])["Role"]
    except ClientError:
        raise JobFailure(f"The execution role {arn} does not exist.") from None
    statements = role["AssumeRolePolicyDocument"].get("Statement", [])
    if not any(SERVICE in _trusted_services(statement) for statement in statements):
        raise JobFailure(f"The execution role {arn} cannot be assumed by {SERVICE}.")


def _trusted_services(statement: dict[str, Any]) -> list[str]:
    services = statement.get("Principal", {}).get("Service", [])
    return [services] if isinstance(services, str) else services


def require_versioning(clients: Clients, bucket: str) -> None:
    """Check that versioning is enabled on a bucket, as the service requires (create-s3-buckets-jobs-apis.html).

    Raises:
        JobFailure: The bucket does not exist, or versioning is not enabled.
    """
    try:
        status = clients.client("s3").get_bucket_versioning(Bucket=bucket).get("Status")
    except ClientError:
        raise JobFailure(f"The bucket {bucket} does not exist.") from None
    if status != "Enabled":
        raise JobFailure(f"Versioning must be enabled on the bucket {bucket}.")


def input_keys(clients: Clients, location: S3Location) -> list[str]:
    """Return the keys of the input files.

    Raises:
        JobFailure: There is no input file.
    """
    pages = clients.client("s3").get_paginator("list_objects_v2").paginate(Bucket=location.bucket, Prefix=location.key)
    keys = [item["Key"] for page in pages for item in page.get("Contents", []) if not item["Key"].endswith("/")]
    if not keys:
        raise JobFailure(f"There is no input at s3://{location.bucket}/{location.key}.")
    return keys
