"""The location of a job's script."""

from __future__ import annotations

import re

# In either case, and with Hadoop's schemes, which another rule reports.
_URI = re.compile(r"s3[an]?://([^/\s]+)(?:/(.*))?", re.DOTALL | re.IGNORECASE)
# A drive letter looks like a scheme.
_ROOT_OR_SCHEME = re.compile(r"[/\\~]|[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# S3 > Naming Amazon S3 objects.
_LONGEST_KEY = 1_024


def is_object(location: str) -> bool:
    """Whether it is the URI of a possible object in S3."""
    uri = _URI.fullmatch(location)
    key = uri[2] or "" if uri is not None else ""
    return not key.endswith("/") and 1 <= len(key.encode(errors="replace")) <= _LONGEST_KEY


def is_folder(location: str) -> bool:
    """Whether it is the URI of a bucket or a folder."""
    uri = _URI.fullmatch(location)
    return uri is not None and (not uri[2] or uri[2].endswith("/"))


def is_relative(location: str) -> bool:
    """Whether it is a path relative to the template's folder."""
    return location != "" and _ROOT_OR_SCHEME.match(location) is None
