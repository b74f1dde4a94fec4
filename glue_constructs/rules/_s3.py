"""S3 URIs, as Glue's arguments take them."""

from __future__ import annotations

import re

# The scheme in either case: AWS's own samples have S3:// too.
_OBJECT = re.compile(r"[sS]3://[^/\s]+/.*[^/]", re.DOTALL)
_FOLDER = re.compile(r"[sS]3://[^/\s]+(/.*)?", re.DOTALL)
_ANY_SCHEME = re.compile(r"s3[an]?://[^/\s]+(/.*)?", re.DOTALL | re.IGNORECASE)


def is_object(uri: str) -> bool:
    """Whether it names one object, "s3://bucket/key", and no folder."""
    return _OBJECT.fullmatch(uri) is not None


def is_folder(uri: str) -> bool:
    """Whether it names a bucket, or anything in one."""
    return _FOLDER.fullmatch(uri) is not None


def is_in_s3(uri: str) -> bool:
    """Whether it names a bucket, or anything in one, by any of the schemes that Spark's file systems know."""
    return _ANY_SCHEME.fullmatch(uri) is not None
