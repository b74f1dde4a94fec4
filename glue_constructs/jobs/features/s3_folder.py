"""Folders in S3 that a job reads and writes, as props accept them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from glue_constructs.errors import InvalidInput
from glue_constructs.jobs.features.feature import FeatureOutput, PartialValue
from glue_constructs.jobs.features.placed_folder import URI, PlacedFolder
from glue_constructs.jobs.features.working_bucket import working_bucket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from aws_cdk.aws_s3 import IBucket
    from aws_cdk.interfaces.aws_s3 import IBucketRef
    from constructs import Construct

    from glue_constructs.jobs.features.feature import DeclaredValue

    BucketSource: TypeAlias = "str | IBucket | IBucketRef"

# They are wildcards in the resource of a policy.
_WILDCARDS = re.compile(r"[*?]")


class BucketAndPrefix(Protocol):
    """A bucket and a prefix, such as `S3Location`."""

    @property
    def bucket(self) -> Any:
        """The bucket."""

    @property
    def prefix(self) -> str | None:
        """The prefix of the keys."""


@dataclass(frozen=True)
class S3Folder:
    """A folder in S3: one that the user passes, or one in the stack's working bucket.

    Attributes:
        prop: The prop, for messages.
        base: The beginning of the default prefix.
        uri: The URI; None if the folder is given by bucket and prefix.
        bucket: The bucket; None for the stack's working bucket.
        prefix: The prefix of the keys; None for `base` and the name of the job.
    """

    prop: str
    base: str
    uri: str | None = None
    bucket: BucketSource | None = None
    prefix: str | None = None

    @classmethod
    def of(cls, prop: str, source: Any, *, base: str, allow_working_bucket: bool = True) -> S3Folder:
        """Return the folder for a prop's value: a URI, a bucket, a bucket and a prefix, or True for the working bucket.

        Args:
            prop: The prop.
            source: The value of the prop.
            base: The beginning of the default prefix, with a slash at the end.
            allow_working_bucket: Whether the folder can be in the stack's working bucket, whose objects expire.

        Raises:
            InvalidInput: The value is none of these, or the prefix has wildcards.
        """
        if isinstance(source, str):
            _require_uri(prop, source)
            return cls(prop, base, uri=source)
        if source is True and allow_working_bucket:
            return cls(prop, base)
        if hasattr(source, "bucket_ref"):
            return cls(prop, base, bucket=source)
        if hasattr(source, "bucket") and hasattr(source, "prefix"):
            _require_bucket(prop, source.bucket, allow_working_bucket=allow_working_bucket)
            if source.bucket is None and source.prefix is not None:
                raise InvalidInput(
                    f"{prop}.prefix needs a bucket: in the working bucket it cannot be chosen, got {source.prefix!r}"
                )
            return cls(prop, base, bucket=source.bucket, prefix=_prefix(prop, source.prefix))
        raise InvalidInput(
            f"{prop} must be a folder in S3 such as 's3://bucket/prefix/', or a bucket with or without a prefix,"
            f" got {source!r}"
        )

    @property
    def known_location(self) -> str:
        """The location for the rules, before any resource is created."""
        return PartialValue("s3://not-created-yet/") if self.uri is None else self.uri

    def place(self, scope: Construct) -> PlacedFolder:
        """Create the working bucket if needed, and return the folder with its permissions."""
        if self.uri is not None:
            return PlacedFolder.of_uri(self.uri)
        bucket = working_bucket(scope) if self.bucket is None else self.bucket
        prefix = f"{self.base}{_own_name(scope)}/" if self.prefix is None else self.prefix
        name, key = _name_and_key(bucket)
        return PlacedFolder.of_bucket(name, prefix, key)


def _require_uri(prop: str, uri: str) -> None:
    if uri.startswith("${Token["):
        return  # the URI, or its beginning, is not known before deployment
    if not URI.fullmatch(uri):
        raise InvalidInput(f"{prop} must be a folder in S3 such as 's3://bucket/prefix/', got {uri!r}")
    _require_no_wildcards(prop, uri)


def _require_bucket(prop: str, bucket: object, *, allow_working_bucket: bool) -> None:
    if (bucket is None and allow_working_bucket) or hasattr(bucket, "bucket_ref"):
        return
    if not isinstance(bucket, str) or not bucket or "/" in bucket:
        raise InvalidInput(f"{prop}.bucket must be a bucket or the name of one, got {bucket!r}")
    _require_no_wildcards(prop, bucket)


def _prefix(prop: str, prefix: object) -> str | None:
    """Return the prefix with a slash at the end."""
    if prefix is None:
        return None
    if not isinstance(prefix, str) or prefix.startswith("/"):
        raise InvalidInput(
            f"{prop}.prefix must be a string such as 'orders/', without a slash at the start, got {prefix!r}"
        )
    _require_no_wildcards(prop, prefix)
    return prefix if not prefix or prefix.endswith("/") else f"{prefix}/"


def _require_no_wildcards(prop: str, path: str) -> None:
    if _WILDCARDS.search(path):  # no token has one
        raise InvalidInput(f"{prop} must not contain * or ?, which are wildcards in the role's policy, got {path!r}")


def _own_name(scope: Construct) -> str:
    from aws_cdk import Names  # noqa: PLC0415  # only if there is no prefix

    return Names.unique_resource_name(scope, max_length=100, separator="-")


def _name_and_key(bucket: Any) -> tuple[str, str | None]:
    """Return the bucket's name, and the ARN of its key if it is known from the construct."""
    if isinstance(bucket, str):
        return bucket, None
    key = getattr(bucket, "encryption_key", None)
    return bucket.bucket_ref.bucket_name, None if key is None else key.key_arn


@dataclass(frozen=True)
class FolderArgument:
    """A feature with one argument: a folder that the job reads and writes."""

    prop: str
    key: str
    folder: S3Folder

    def declare(self) -> Mapping[str, DeclaredValue]:
        """Return the argument with the URI, as far as it is known."""
        return {self.key: self.folder.known_location}

    def bind(self, job: Construct) -> FeatureOutput:
        """Create the working bucket if needed. The role may read and write the folder."""
        placed = self.folder.place(job)
        return FeatureOutput({self.key: placed.uri}, placed.statements, placed.wildcards)
