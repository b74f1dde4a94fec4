"""The answer to CloudFormation: a PUT to the URL that the request brought."""

from __future__ import annotations

import json
import urllib.request
from typing import TYPE_CHECKING, Any

from .request import physical_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_BYTES = 4096  # bytes; CloudFormation refuses a larger answer ("Response object is too long")
_TRUNCATED_BYTES = (512, 256, 128, 64, 32)  # bytes a text; what is never cut is far below the limit
_TIMEOUT_SECONDS = 20


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
    return _encode_within_limit(answer)


def send(event: Mapping[str, Any], content: bytes) -> None:
    """Deliver an answer.

    Raises:
        OSError: It was not taken (urllib's errors are OSErrors).
    """
    # The signature of the URL covers an empty content type.
    request = urllib.request.Request(  # noqa: S310  # the URL is CloudFormation's own
        event["ResponseURL"], data=content, method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310  # the same
        response.read()


def truncate(text: str, longest: int) -> str:
    """A text of no more bytes than that, so that several fit one answer; its end shows that it was cut.

    Control characters, which take six bytes each in JSON, are left out.
    """
    text = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    content = text.encode(errors="replace")
    return text if len(content) <= longest else content[: longest - 3].decode(errors="ignore") + "..."


def _encode_within_limit(answer: dict[str, Any]) -> bytes:
    content = _encode(answer)
    for longest in _TRUNCATED_BYTES:
        if len(content) > _MAX_BYTES:
            content = _encode(_truncate_texts(answer, longest))
    return content


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode(errors="replace")


def _truncate_texts(answer: dict[str, Any], longest: int) -> dict[str, Any]:
    shorter = {**answer, "Reason": truncate(answer.get("Reason", ""), longest)}
    if "Data" in answer:
        shorter["Data"] = {name: truncate(text, longest) for name, text in answer["Data"].items()}
    return shorter
