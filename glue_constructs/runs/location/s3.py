"""S3 locations of the input and the output of an address validation job."""

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
    """A location in a bucket that is a construct, so that its encryption key and its versioning are known.

    Attributes:
        bucket: The bucket.
        prefix: The key of an object, or a prefix of keys such as ``"addresses/"``. Default: none, the complete bucket.
    """

    bucket: IBucket
    prefix: str = ""

    @property
    def uri(self) -> str:
        """The location as an S3 URI."""
        return f"s3://{self.bucket.bucket_name}/{self.prefix}"


class Place(NamedTuple):
    """A location as policies need it.

    Attributes:
        bucket_arn: The bucket's ARN.
        prefix: The prefix of the keys.
        key: The bucket's encryption key. Default: none, or unknown.
    """

    bucket_arn: str
    prefix: str
    key: IKey | None = None

    def is_inside(self, other: Place) -> bool:
        """Whether the location is inside another one, or the same."""
        own_bucket, other_bucket = (
            place.bucket_arn.rpartition(":::")[2] for place in (self, other)
        )  # of any partition
        return own_bucket == other_bucket and self.prefix.startswith(other.prefix)


def location_uri(location: str | S3Location) -> str:
    """Return a location as Amazon Location accepts it."""
    return location.uri if isinstance(location, S3Location) else location


def uri_to_validate(location: str | S3Location) -> str:
    """Return a location for validation: a bucket whose name is a token is replaced, so that the prefix is checked."""
    if isinstance(location, S3Location) and is_token(location.uri):
        return f"s3://bucket/{location.prefix}"
    return location_uri(location)


def parse_place(location: str | S3Location) -> Place:
    """Return the bucket, the prefix and the key of a location.

    Raises:
        ValueError: The string is not an S3 location, or its bucket is a token.
    """
    if isinstance(location, S3Location):
        return Place(location.bucket.bucket_arn, location.prefix, location.bucket.encryption_key)
    given = str(location)
    if found := _URI.fullmatch(given):
        return Place(f"arn:{pseudo_parameters()['AWS::Partition']}:s3:::{found['bucket']}", found["prefix"])
    if found := _ARN.fullmatch(given):
        return Place(found["bucket"], found["prefix"])
    raise ValueError(f"must be a location in an S3 bucket, got {location!r}")


def is_unversioned(location: str | S3Location) -> bool:
    """Whether the bucket of a location is known to be unversioned."""
    bucket = location.bucket.node.default_child if isinstance(location, S3Location) else None
    return isinstance(bucket, CfnBucket) and bucket.versioning_configuration is None
