"""The token that a run carries as an argument, because StartJobRun has no client token of its own.

It says whose run it is, what it ran, and which request started it::

    <resource>.<work>.<request>

Each part is a short hash, so the token holds nothing of the stack's names or of the arguments' values.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

ARGUMENT = "--glue-constructs-token"
_PARTS = 3


def short_hash(value: object) -> str:
    """The first 16 hexadecimal digits of a value's hash: 64 bits, against chance, not against an attacker."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def resource_key(event: Mapping[str, Any]) -> str:
    """Whose run: the resource in its stack. A stack made anew has another id, so it knows nothing of the old runs."""
    return short_hash([event["StackId"], event["LogicalResourceId"]])


def request_key(event: Mapping[str, Any]) -> str:
    """Which request: the same for an event delivered twice, another for a deployment tried again.

    A deployment tried again may repeat the RequestId, but its ResponseURL is signed anew.
    """
    return short_hash([event["RequestType"], event["RequestId"], event["ResponseURL"]])


@dataclass(frozen=True)
class Token:
    """Whose run it is, what it ran, which request started it."""

    resource: str
    work: str
    request: str

    def __str__(self) -> str:
        return f"{self.resource}.{self.work}.{self.request}"

    @classmethod
    def of(cls, run: Mapping[str, Any]) -> Token | None:
        """The token of a JobRun structure, None when it carries none."""
        parts = str(run.get("Arguments", {}).get(ARGUMENT, "")).split(".")
        return cls(*parts) if len(parts) == _PARTS else None
