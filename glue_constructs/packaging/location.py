"""Where files are: on this machine, or in S3."""

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
        uri: Its ``s3://bucket/key``; a token where the bucket is known only when the app is deployed.
        arn: What a role must be allowed to read: the object, or everything below a prefix that ends in ``/``.
        name: The true name of the local file that it is a copy of. Left out: it was in S3 already, or is an asset.
    """

    uri: str
    arn: str
    name: str | None = None


def is_local(source: Source) -> bool:
    """Whether a source is a path on this machine."""
    if isinstance(source, os.PathLike):
        return True
    # A wrong S3 URI is a finding of the rules, not a missing file; a token is an S3 URI that is not known yet.
    return isinstance(source, str) and not source.lower().startswith(("s3:", "${token["))


def is_asset(source: object) -> TypeGuard[Asset]:
    """Whether a source is an asset that the app has made."""
    # By its class: to ask the asset is a crossing to jsii, and to import aws_s3_assets takes 0.1 s.
    return hasattr(type(source), "s3_object_key")


def s3_object(uri: str) -> Placed:
    """An object that is in S3 already, or a prefix that ends in ``/``."""
    return Placed(uri, arn_of_uri(uri) + ("*" if uri.endswith("/") else ""))


def arn_of_uri(uri: str) -> str:
    """The ARN of an object, by its URI."""
    _scheme, known, path = uri.partition("://")  # s3 mostly; the rules say what they think of S3 and s3a
    if known:
        return arn(path)
    return arn(Fn.select(1, Fn.split("s3://", uri)))  # CloudFormation takes the scheme off when it is known


def arn(path: str) -> str:
    """The ARN of an object, by its ``bucket/key``."""
    return f"arn:{_partition()}:s3:::{path}"


@cache  # a jsii crossing, once a process: the token of a pseudo parameter never changes
def _partition() -> str:
    return Aws.PARTITION
