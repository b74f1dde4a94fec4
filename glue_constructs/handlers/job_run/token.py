"""The token that a run carries as an argument, because StartJobRun has no client token of its own.

It says whose run it is, what it ran, and which request started it::

    <resource>.<work>.<request>

Each part is a short hash, so the token holds nothing of the stack's names or of the arguments' values.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

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


def execution_name(event: Mapping[str, Any]) -> str:
    """The state machine's execution for an event: one name for an event delivered twice, so it is executed once.

    The second part is `sent_at`: events may come in another order than they were sent in.
    """
    return f"{resource_key(event)}-{sent_at(event):08x}-{event['RequestType']}-{request_key(event)}"


def request_key_of(name: str) -> str:
    """The request's key in an execution's name."""
    return name.rpartition("-")[2]


def sent_at(event: Mapping[str, Any]) -> int:
    """When CloudFormation signed the event's ResponseURL, in seconds since 1970; 0 when the URL does not say."""
    query = parse_qs(urlsplit(event["ResponseURL"]).query)
    try:
        return int(datetime.strptime(query["X-Amz-Date"][0], "%Y%m%dT%H%M%S%z").timestamp())
    except (KeyError, ValueError):
        return 0


@dataclass(frozen=True)
class Token:
    """Whose run it is, what it ran, which request started it."""

    resource: str
    work: str
    request: str

    def __str__(self) -> str:
        return f"{self.resource}.{self.work}.{self.request}"

    @classmethod
    def from_run(cls, run: Mapping[str, Any]) -> Token | None:
        """The token of a JobRun structure, None when it carries none."""
        parts = str(run.get("Arguments", {}).get(ARGUMENT, "")).split(".")
        return cls(*parts) if len(parts) == _PARTS else None
