"""Names that a file in S3 can have, and still be named in Glue's lists and in policies."""

from __future__ import annotations

import re

# What needs no escaping: in a key, in a list of Glue's (comma, space), in the resource of a policy (*, ?, $).
# https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
_NAME = re.compile(r"[A-Za-z0-9!_.'()+@=~-]+", re.ASCII)


def name_fault(name: str) -> str | None:
    """Say what is wrong with a file's name as the end of a key; `None` when nothing is."""
    if _NAME.fullmatch(name):
        return None
    return f"has a name with characters that S3 keys, Glue's lists or policies cannot bear: {name!r}; rename the file"
