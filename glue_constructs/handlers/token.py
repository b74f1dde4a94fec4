"""The token that identifies a run. It is an argument of the run, because StartJobRun has no client token.

It identifies the resource, the work and the request of CloudFormation::

    <resource>.<work>.<request>

Each part is a short hash, so the token reveals neither names of the stack nor values of arguments.
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
    """Return the first 16 hexadecimal digits of a value's hash: 64 bits avoid accidental collisions, not attacks."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def resource_key(event: Mapping[str, Any]) -> str:
    """Return the key of a resource in its stack. A stack that is deleted and created again has other keys."""
    return short_hash([event["StackId"], event["LogicalResourceId"]])


def request_key(event: Mapping[str, Any]) -> str:
    """Return the key of a request: the same for an event that is delivered twice, another for a retried deployment.

    A retried deployment may repeat the RequestId, but its ResponseURL has a new signature.
    """
    return short_hash([event["RequestType"], event["RequestId"], event["ResponseURL"]])


def physical_id(event: Mapping[str, Any]) -> str:
    """Return the resource's physical id: made for its Create, and never changed."""
    return str(event.get("PhysicalResourceId") or f"{event['LogicalResourceId']}-{resource_key(event)}")


def execution_name(event: Mapping[str, Any]) -> str:
    """Return the name of the execution for an event: the same for an event that is delivered twice.

    The second part is `sent_at`: events may arrive in another order than they were sent.
    """
    return f"{resource_key(event)}-{sent_at(event):08x}-{event['RequestType']}-{request_key(event)}"


def request_key_of(name: str) -> str:
    """Return the request's key from the name of an execution."""
    return name.rpartition("-")[2]


def sent_at(event: Mapping[str, Any]) -> int:
    """Return when CloudFormation signed the event's ResponseURL, in seconds since 1970; 0 if the URL has no date."""
    query = parse_qs(urlsplit(event["ResponseURL"]).query)
    try:
        return int(datetime.strptime(query["X-Amz-Date"][0], "%Y%m%dT%H%M%S%z").timestamp())
    except (KeyError, ValueError):
        return 0


@dataclass(frozen=True)
class Token:
    """The identity of a run: its resource, its work and the request that started it."""

    resource: str
    work: str
    request: str

    def __str__(self) -> str:
        return f"{self.resource}.{self.work}.{self.request}"

    @classmethod
    def parse(cls, text: str) -> Token | None:
        """Return the token of its text; None if it is not one."""
        parts = text.split(".")
        return cls(*parts) if len(parts) == _PARTS else None
