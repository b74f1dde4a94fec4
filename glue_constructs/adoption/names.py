"""Names in the app: ids of constructs, each once, and the logical ids that the CDK makes of them."""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"[A-Za-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Well below the 255 characters of a logical id, which has eight digits more.
_LONGEST = 200
_LONGEST_HUMAN = 240


class Ids:
    """The ids of one scope: words of a label in PascalCase, numbered where that is taken."""

    def __init__(self) -> None:
        # To the CDK these say nothing of a path: it leaves them out of logical ids.
        self._taken = {"default", "resource"}

    def new_id(self, label: str, *, otherwise: str) -> str:
        """A new id.

        Args:
            label: What it is made of.
            otherwise: What stands for a label of which nothing is left, or before one that begins with a digit.
        """
        words = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(label))[:_LONGEST]
        base = words if words[:1].isalpha() else otherwise + words
        found, number = base, 1
        # Without regard to case: a person confuses them, and so would the names made of them.
        while found.lower() in self._taken:
            number += 1
            found = f"{base}{number}"
        self._taken.add(found.lower())
        return found


def variable_name(id: str) -> str:
    """The name of a variable: glue_role of GlueRole."""
    return _HUMP.sub("_", id).lower()


def logical_id(*path: str) -> str:
    """The logical id that the CDK gives a resource.

    It is part of the CDK's promise that deployed resources keep their ids (uniqueid.ts of aws-cdk-lib/core): the words
    of the path without "Resource", and eight digits of the path's MD5; one word alone stays as it is.

    Args:
        *path: The ids of its constructs, from below the stack on.
    """
    if len(path) == 1:
        return "".join(_WORD.findall(path[0]))
    digest = hashlib.md5("/".join(path).encode(), usedforsecurity=False).hexdigest()[:8].upper()
    human = "".join("".join(_WORD.findall(part)) for part in path if part != "Resource")
    return human[:_LONGEST_HUMAN] + digest
