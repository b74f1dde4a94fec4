"""Names in the generated app: unique construct ids, and the logical ids that the CDK derives from them."""

from __future__ import annotations

import hashlib
import re

_WORD = re.compile(r"[A-Za-z0-9]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# Below the 255 characters of a logical id, which has eight hexadecimal digits more.
_MAX_ID_LENGTH = 200
_MAX_HUMAN_LENGTH = 240


class Ids:
    """Unique construct ids of one scope: the words of a label in PascalCase, with a number if the id is taken."""

    def __init__(self) -> None:
        # The CDK omits these from logical ids.
        self._taken = {"default", "resource"}

    def new_id(self, label: str, *, default: str) -> str:
        """Return a new unique id.

        Args:
            label: The label to derive the id from.
            default: The id for a label without letters and digits, and the prefix for one that begins with a digit.
        """
        words = "".join(word[:1].upper() + word[1:] for word in _WORD.findall(label))[:_MAX_ID_LENGTH]
        base = words if words[:1].isalpha() else default + words
        found, number = base, 1
        # Case-insensitive, because the variable names derived from ids are lower case.
        while found.lower() in self._taken:
            number += 1
            found = f"{base}{number}"
        self._taken.add(found.lower())
        return found


def variable_name(id: str) -> str:
    """Return an id as a variable name: glue_role for GlueRole."""
    return _HUMP.sub("_", id).lower()


def logical_id(*path: str) -> str:
    """Return the logical id that the CDK gives a resource.

    The CDK keeps its algorithm stable, because deployed resources must keep their ids (uniqueid.ts of
    aws-cdk-lib/core): the components of the path without "Resource", and eight digits of the path's MD5. A path of one
    component is used without the digits.

    Args:
        *path: The ids of the constructs below the stack.
    """
    if len(path) == 1:
        return "".join(_WORD.findall(path[0]))
    digest = hashlib.md5("/".join(path).encode(), usedforsecurity=False).hexdigest()[:8].upper()
    human = "".join("".join(_WORD.findall(part)) for part in path if part != "Resource")
    return human[:_MAX_HUMAN_LENGTH] + digest
