"""The answer to CloudFormation: a PUT to the URL that the request brought."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any

from .request import physical_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_LARGEST = 4096  # bytes; CloudFormation refuses a larger answer ("Response object is too long")
_SECONDS = 20


def body(event: Mapping[str, Any], *, status: str, reason: str = "", data: Mapping[str, str] | None = None) -> bytes:
    """The answer's body; it always carries the physical id, so that a rollback's Delete arrives.

    Texts are cut where the body would be larger than CloudFormation takes.
    """
    answer: dict[str, Any] = {
        "Status": status,
        "PhysicalResourceId": physical_id(event),
        "StackId": event["StackId"],
        "RequestId": event["RequestId"],
        "LogicalResourceId": event["LogicalResourceId"],
    }
    if reason:
        answer["Reason"] = reason
    if data:
        answer["Data"] = dict(data)
    return _fitted(answer)


def send(event: Mapping[str, Any], content: bytes) -> None:
    """Deliver an answer.

    Raises:
        OSError: It was not taken (urllib's errors are OSErrors).
    """
    # The signature of the URL covers an empty content type.
    request = urllib.request.Request(  # noqa: S310  # the URL is CloudFormation's own
        event["ResponseURL"], data=content, method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=_SECONDS) as response:  # noqa: S310  # the same
        response.read()


def _fitted(answer: dict[str, Any]) -> bytes:
    content = json.dumps(answer).encode()
    longest = 1024
    while len(content) > _LARGEST and longest > 1:
        longest //= 2  # ends: with nothing to cut, what is left is far below the limit
        content = json.dumps(_cut(answer, longest)).encode()
    return content


def _cut(answer: dict[str, Any], longest: int) -> dict[str, Any]:
    shorter = {**answer, "Reason": answer.get("Reason", "")[:longest]}
    if "Data" in answer:
        shorter["Data"] = {name: text[:longest] for name, text in answer["Data"].items()}
    return shorter
