"""S3 URIs, as Glue's arguments take them."""

from __future__ import annotations

import re

# The scheme in either case: AWS's samples also have S3://.
_OBJECT = re.compile(r"[sS]3://[^/\s]+/.*[^/]", re.DOTALL)
_FOLDER = re.compile(r"[sS]3://[^/\s]+(/.*)?", re.DOTALL)
_ANY_SCHEME = re.compile(r"s3[an]?://[^/\s]+(/.*)?", re.DOTALL | re.IGNORECASE)


def is_object(uri: str) -> bool:
    """Whether it is the URI of an object, "s3://bucket/key", not of a folder."""
    return _OBJECT.fullmatch(uri) is not None


def is_folder(uri: str) -> bool:
    """Whether it is the URI of a bucket, a folder or an object."""
    return _FOLDER.fullmatch(uri) is not None


def is_in_s3(uri: str) -> bool:
    """Whether it is the URI of a bucket, a folder or an object, with any scheme of Spark's S3 file systems."""
    return _ANY_SCHEME.fullmatch(uri) is not None
