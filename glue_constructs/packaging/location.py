"""Locations of files: on this machine, or in S3."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from aws_cdk import Aws, Fn

if TYPE_CHECKING:
    from typing import TypeAlias, TypeGuard

    from aws_cdk.aws_s3_assets import Asset

Source: TypeAlias = "str | os.PathLike[str] | Asset"


@dataclass(frozen=True)
class Placed:
    """An object in S3.

    Attributes:
        uri: The URI, ``s3://bucket/key``; a token when the bucket is known only at deployment.
        arn: The ARN for IAM policies: of the object, or of everything below a prefix that ends in ``/``.
        name: The file name of the uploaded local file. Default: none, for an object that was already in S3 or an asset.
    """

    uri: str
    arn: str
    name: str | None = None


def is_local(source: Source) -> bool:
    """Whether a source is a path on this machine."""
    if isinstance(source, os.PathLike):
        return True
    # An invalid S3 URI is a finding of the rules, not a missing file; a token is an S3 URI that is unknown at synth.
    return isinstance(source, str) and not source.lower().startswith(("s3:", "${token["))


def is_asset(source: object) -> TypeGuard[Asset]:
    """Whether a source is an `Asset`."""
    # By an attribute of its class: reading the asset's calls jsii, and importing aws_s3_assets takes 0.1 s.
    return hasattr(type(source), "s3_object_key")


def s3_object(uri: str) -> Placed:
    """Return an object that is already in S3, or a prefix that ends in ``/``."""
    return Placed(uri, arn_of_uri(uri) + ("*" if uri.endswith("/") else ""))


def arn_of_uri(uri: str) -> str:
    """Return the ARN of an object, given its URI."""
    _scheme, known, path = uri.partition("://")  # usually s3; the rules report other schemes, such as S3 and s3a
    if known:
        return arn(path)
    return arn(Fn.select(1, Fn.split("s3://", uri)))  # for a token: CloudFormation removes the scheme


def arn(path: str) -> str:
    """Return the ARN of an object, given its ``bucket/key``."""
    return f"arn:{_partition()}:s3:::{path}"


@cache  # a call to jsii, once per process: the token of a pseudo parameter never changes
def _partition() -> str:
    return Aws.PARTITION
