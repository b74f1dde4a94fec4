"""Where an address validation job reads and writes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from aws_cdk.aws_s3 import CfnBucket

from glue_constructs._cdk.pseudo_parameters import pseudo_parameters
from glue_constructs._cdk.tokens import is_token

if TYPE_CHECKING:
    from aws_cdk.aws_kms import IKey
    from aws_cdk.aws_s3 import IBucket

_URI = re.compile(r"s3://(?P<bucket>[^/]+)/?(?P<prefix>.*)")
_ARN = re.compile(r"(?P<bucket>arn:[^:]+:s3:::[^/]+)/?(?P<prefix>.*)")


@dataclass(frozen=True)
class S3Location:
    """A place in a bucket that is a construct: of its encryption key and its versioning is then known, too.

    Attributes:
        bucket: The bucket.
        prefix: An object's key, or what the keys begin with: ``"addresses/"``.
    """

    bucket: IBucket
    prefix: str = ""

    @property
    def uri(self) -> str:
        """The place as Amazon Location takes it."""
        return f"s3://{self.bucket.bucket_name}/{self.prefix}"


class Place(NamedTuple):
    """A place as policies name it.

    Attributes:
        bucket_arn: The bucket's ARN.
        prefix: What the keys begin with.
        key: The key that the bucket encrypts with, as far as it is known.
    """

    bucket_arn: str
    prefix: str
    key: IKey | None = None

    def is_inside(self, other: Place) -> bool:
        """Whether it lies in another place, or is the same."""
        ours, theirs = (place.bucket_arn.rpartition(":::")[2] for place in (self, other))  # whatever the partition
        return ours == theirs and self.prefix.startswith(other.prefix)


def location_uri(location: str | S3Location) -> str:
    """A location as Amazon Location takes it."""
    return location.uri if isinstance(location, S3Location) else location


def uri_to_validate(location: str | S3Location) -> str:
    """A location as it is judged: of a bucket whose name is not known yet only the prefix can be wrong."""
    if isinstance(location, S3Location) and is_token(location.uri):
        return f"s3://bucket/{location.prefix}"
    return location_uri(location)


def parse_place(location: str | S3Location) -> Place:
    """The place.

    Raises:
        ValueError: The text names none, or holds too little of it before the deployment.
    """
    if isinstance(location, S3Location):
        return Place(location.bucket.bucket_arn, location.prefix, location.bucket.encryption_key)
    given = str(location)
    if found := _URI.fullmatch(given):
        return Place(f"arn:{pseudo_parameters()['AWS::Partition']}:s3:::{found['bucket']}", found["prefix"])
    if found := _ARN.fullmatch(given):
        return Place(found["bucket"], found["prefix"])
    raise ValueError(f"must be a place in an S3 bucket, got {location!r}")


def is_unversioned(location: str | S3Location) -> bool:
    """Whether it is known that its bucket keeps no versions."""
    bucket = location.bucket.node.default_child if isinstance(location, S3Location) else None
    return isinstance(bucket, CfnBucket) and bucket.versioning_configuration is None
