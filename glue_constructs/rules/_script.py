"""Where a job's script lies."""

from __future__ import annotations

import re

# In either case, and with Hadoop's schemes: that they are odd is a fault of its own.
_URI = re.compile(r"s3[an]?://([^/\s]+)(?:/(.*))?", re.DOTALL | re.IGNORECASE)
# A drive's letter reads like a scheme.
_ROOT_OR_SCHEME = re.compile(r"[/\\~]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# S3 > Naming Amazon S3 objects.
_LONGEST_KEY = 1_024


def is_object(location: str) -> bool:
    """Whether it names one object that S3 can have."""
    uri = _URI.fullmatch(location)
    key = uri[2] or "" if uri is not None else ""
    return not key.endswith("/") and 1 <= len(key.encode(errors="replace")) <= _LONGEST_KEY


def is_folder(location: str) -> bool:
    """Whether it names a bucket, or a folder of one."""
    uri = _URI.fullmatch(location)
    return uri is not None and (not uri[2] or uri[2].endswith("/"))


def is_relative(location: str) -> bool:
    """Whether it is a path that starts from the template's own folder."""
    return location != "" and _ROOT_OR_SCHEME.match(location) is None
