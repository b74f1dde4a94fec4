"""A job's S3 locations and its role, and what the service asks of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from glue_constructs.local.clients import Clients

SERVICE = "geo.amazonaws.com"

_LOCATION = re.compile(r"(?:s3://|arn:aws(?:-[a-z]+)*:s3:::)(?P<bucket>[^/]+)/?(?P<key>.*)")


class Refused(Exception):
    """The job fails; the message says why. The service's own texts are not documented."""


class Place(NamedTuple):
    """A place in a bucket.

    Attributes:
        bucket: The bucket's name.
        key: An object's key, or the beginning of keys.
    """

    bucket: str
    key: str

    @classmethod
    def read(cls, location: str) -> Place:
        """The place that a URI or an ARN names.

        Raises:
            ValueError: It names none.
        """
        found = _LOCATION.fullmatch(location)
        if found is None:
            raise ValueError(f"must be the URI or the ARN of a place in an S3 bucket, got {location!r}")
        return cls(found["bucket"], found["key"])


def require_role(clients: Clients, arn: str) -> None:
    """Check that the service may assume a role. Whether the role may read and write, nobody asks here.

    Raises:
        Refused: It may not, or there is no such role.
    """
    try:
        role = clients.client("iam").get_role(RoleName=arn.rpartition("/")[2])["Role"]
    except ClientError:
        raise Refused(f"The execution role {arn} does not exist.") from None
    statements = role["AssumeRolePolicyDocument"].get("Statement", [])
    if not any(SERVICE in _services(statement) for statement in statements):
        raise Refused(f"The execution role {arn} cannot be assumed by {SERVICE}.")


def _services(statement: dict[str, Any]) -> list[str]:
    services = statement.get("Principal", {}).get("Service", [])
    return [services] if isinstance(services, str) else services


def require_versioned(clients: Clients, bucket: str) -> None:
    """Check what the service requires of buckets (create-s3-buckets-jobs-apis.html).

    Raises:
        Refused: Versioning is not enabled, or there is no such bucket.
    """
    try:
        status = clients.client("s3").get_bucket_versioning(Bucket=bucket).get("Status")
    except ClientError:
        raise Refused(f"The bucket {bucket} does not exist.") from None
    if status != "Enabled":
        raise Refused(f"Versioning must be enabled on the bucket {bucket}.")


def files(clients: Clients, place: Place) -> list[str]:
    """The keys of the input files.

    Raises:
        Refused: There is none.
    """
    pages = clients.client("s3").get_paginator("list_objects_v2").paginate(Bucket=place.bucket, Prefix=place.key)
    keys = [item["Key"] for page in pages for item in page.get("Contents", []) if not item["Key"].endswith("/")]
    if not keys:
        raise Refused(f"There is no input at s3://{place.bucket}/{place.key}.")
    return keys
