"""Folders in S3 that a job reads and writes, as props name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import Bound, Foreseen
from glue_constructs.jobs.features.placed_folder import URI, PlacedFolder
from glue_constructs.jobs.features.working_bucket import working_bucket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import Declared

    BucketSource: TypeAlias = "str | IBucket | IBucketRef"

# In the policy's resource they would stand for any text.
_WILDCARDS = re.compile(r"[*?]")


class BucketAndPrefix(Protocol):
    """A bucket and what the keys in it begin with, such as `S3Location`."""

    @property
    def bucket(self) -> Any:
        """The bucket."""

    @property
    def prefix(self) -> str | None:
        """What the keys begin with."""


@dataclass(frozen=True)
class S3Folder:
    """A folder in S3 that is given, or is to be made.

    Attributes:
        prop: The prop that names it, for messages.
        uri: Its URI, where the user gave one.
        bucket: Its bucket, where the user gave that; None for the stack's working bucket.
        prefix: What its keys begin with; None for a prefix of the job's own below `base`.
        base: Where the job's own prefix stands.
    """

    prop: str
    base: str
    uri: str | None = None
    bucket: BucketSource | None = None
    prefix: str | None = None

    @classmethod
    def of(cls, prop: str, source: Any, *, base: str, made: bool = True) -> S3Folder:
        """A folder from what a prop takes: an URI, a bucket, a bucket and a prefix, or True for one to be made.

        Args:
            prop: The prop.
            source: What it takes.
            base: Where the job's own prefix stands, which ends in a slash.
            made: Whether the stack's working bucket will do, where what is written expires.

        Raises:
            InvalidInput: It is none of these, or a prefix that a policy cannot name.
        """
        if isinstance(source, str):
            _require_uri(prop, source)
            return cls(prop, base, uri=source)
        if source is True and made:
            return cls(prop, base)
        if hasattr(source, "bucket_ref"):
            return cls(prop, base, bucket=source)
        if hasattr(source, "bucket") and hasattr(source, "prefix"):
            _require_bucket(prop, source.bucket, made=made)
            if source.bucket is None and source.prefix is not None:
                raise InvalidInput(
                    f"{prop}.prefix needs a bucket: the working bucket has its own, got {source.prefix!r}"
                )
            return cls(prop, base, bucket=source.bucket, prefix=_prefix(prop, source.prefix))
        raise InvalidInput(
            f"{prop} must be a folder in S3 such as 's3://bucket/prefix/', or a bucket with or without a prefix,"
            f" got {source!r}"
        )

    @property
    def known_location(self) -> str:
        """The location as the rules may see it before anything is made."""
        return Foreseen("s3://unplaced/") if self.uri is None else self.uri

    def place(self, scope: Construct) -> PlacedFolder:
        """Make what has to be made; answer the URI and what a role needs."""
        if self.uri is not None:
            return PlacedFolder.of_uri(self.uri)
        bucket = working_bucket(scope) if self.bucket is None else self.bucket
        prefix = f"{self.base}{_own_name(scope)}/" if self.prefix is None else self.prefix
        name, key = _name_and_key(bucket)
        return PlacedFolder.of_bucket(name, prefix, key)


def _require_uri(prop: str, uri: str) -> None:
    if uri.startswith("${Token["):
        return  # the URI, or its beginning, is known only when the app is deployed
    if not URI.fullmatch(uri):
        raise InvalidInput(f"{prop} must be a folder in S3 such as 's3://bucket/prefix/', got {uri!r}")
    _require_plain(prop, uri)


def _require_bucket(prop: str, bucket: object, *, made: bool) -> None:
    if (bucket is None and made) or hasattr(bucket, "bucket_ref"):
        return
    if not isinstance(bucket, str) or not bucket or "/" in bucket:
        raise InvalidInput(f"{prop}.bucket must be a bucket or the name of one, got {bucket!r}")
    _require_plain(prop, bucket)


def _prefix(prop: str, prefix: object) -> str | None:
    """The prefix, with the slash that makes it a folder."""
    if prefix is None:
        return None
    if not isinstance(prefix, str) or prefix.startswith("/"):
        raise InvalidInput(
            f"{prop}.prefix must be a string such as 'orders/', without a slash before it, got {prefix!r}"
        )
    _require_plain(prop, prefix)
    return prefix if not prefix or prefix.endswith("/") else f"{prefix}/"


def _require_plain(prop: str, path: str) -> None:
    if _WILDCARDS.search(path):  # no token has one
        raise InvalidInput(f"{prop} must have no * or ? in it: in the role's policy they mean any text, got {path!r}")


def _own_name(scope: Construct) -> str:
    from aws_cdk import Names  # noqa: PLC0415  # only where the prefix is the job's own

    return Names.unique_resource_name(scope, max_length=100, separator="-")


def _name_and_key(bucket: Any) -> tuple[str, str | None]:
    """The bucket's name, and the ARN of the key that it encrypts with where a construct knows it."""
    if isinstance(bucket, str):
        return bucket, None
    key = getattr(bucket, "encryption_key", None)
    return bucket.bucket_ref.bucket_name, None if key is None else key.key_arn


@dataclass(frozen=True)
class FolderArgument:
    """A feature that is one argument, a folder of the job's."""

    prop: str
    key: str
    folder: S3Folder

    def declare(self) -> Mapping[str, Declared]:
        """The URI, as far as it is known."""
        return {self.key: self.folder.known_location}

    def bind(self, job: Construct) -> Bound:
        """Place the folder; the role may read and write it."""
        placed = self.folder.place(job)
        return Bound({self.key: placed.uri}, placed.statements, placed.wildcards)
