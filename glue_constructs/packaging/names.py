"""File names that need no escaping in S3 keys, in Glue's comma-separated lists and in IAM policies."""

from __future__ import annotations

import re

# Characters that need no escaping in a key, in Glue's lists (comma, space) and in the resources of policies (*, ?, $).
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
_NAME = re.compile(r"[A-Za-z0-9!_.'()+@=~-]+", re.ASCII)


def name_fault(name: str) -> str | None:
    """Return what is wrong with a file name; `None` when nothing is."""
    if _NAME.fullmatch(name):
        return None
    return f"has a file name with characters that S3 keys, Glue's lists or policies do not allow: {name!r}; rename it"
