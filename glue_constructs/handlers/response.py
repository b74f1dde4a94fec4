"""The response to CloudFormation: a PUT to the ResponseURL of the request."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from glue_constructs.handlers.token import physical_id

if TYPE_CHECKING:
    from collections.abc import Mapping

_MAX_BYTES = 4096  # CloudFormation rejects a larger response ("Response object is too long")
_TRUNCATED_BYTES = (512, 256, 128, 64, 32)  # per text; the fields that are never truncated are far below the limit
_TIMEOUT_SECONDS = 10
_SENDING_SECONDS = 25
"""For how long one call of `send` repeats the PUT; with the last one it ends within the worker's timeout."""
_INTERVAL = 2
SERVER_ERROR, _REQUEST_TIMEOUT, TOO_MANY_REQUESTS = 500, 408, 429


class ResponseRefused(Exception):
    """The ResponseURL refused the response for good: it has expired, so CloudFormation no longer waits."""


def body(event: Mapping[str, Any], *, status: str, reason: str = "", data: Mapping[str, str] | None = None) -> bytes:
    """Return the body of a response, no larger than CloudFormation accepts: long texts are truncated.

    It always has the PhysicalResourceId, without which the Delete of a rollback would not be sent.
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
    """Send a response to the request's ResponseURL; repeat it for a while if the URL is not available.

    A repeated response does no harm: CloudFormation takes the first.

    Raises:
        ResponseRefused: The URL refuses the response for good.
        OSError: The URL is still not available (urllib's errors are OSErrors).
    """
    until = time.time() + _SENDING_SECONDS
    while True:
        try:
            _put(event["ResponseURL"], content)
        except urllib.error.HTTPError as error:
            if not is_transient_status(error.code):
                raise ResponseRefused(f"the response was refused: {error}") from error
            if time.time() >= until:
                raise
        except OSError:
            if time.time() >= until:
                raise
        else:
            return
        time.sleep(_INTERVAL)


def send_failed(event: Mapping[str, Any], reason: str) -> None:
    """Send a response of FAILED, as `send` does; nothing more is to be done if the URL refuses it for good."""
    with suppress(ResponseRefused):
        send(event, body(event, status="FAILED", reason=reason))


def is_transient_status(status: int) -> bool:
    """Whether the same request may succeed later, by the HTTP status of its response."""
    return status >= SERVER_ERROR or status in (_REQUEST_TIMEOUT, TOO_MANY_REQUESTS)


def _put(url: str, content: bytes) -> None:
    # The URL is signed for an empty content type.
    request = urllib.request.Request(  # noqa: S310  # the URL comes from CloudFormation
        url, data=content, method="PUT", headers={"Content-Type": ""}
    )
    with urllib.request.urlopen(request, timeout=_TIMEOUT_SECONDS) as response:  # noqa: S310  # see above
        response.read()


def truncate(text: str, max_bytes: int) -> str:
    """Return a text of at most `max_bytes` bytes; a truncated one ends in "...".

    Control characters, which take six bytes each in JSON, are replaced by spaces.
    """
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    content = text.encode()
    return text if len(content) <= max_bytes else content[: max_bytes - 3].decode(errors="ignore") + "..."


def stringify_members(structure: Mapping[str, Any], members: Mapping[str, str], *, max_bytes: int) -> dict[str, str]:
    """Return members of a structure as strings of at most `max_bytes` bytes, by the names of their attributes.

    A member that the structure does not have is an empty string: Fn::GetAtt fails on a missing attribute.
    """
    return {name: truncate(_stringify(structure.get(member)), max_bytes) for name, member in members.items()}


def _stringify(value: Any) -> str:
    if value is None:
        return ""
    return str(value.isoformat() if hasattr(value, "isoformat") else value)


def _encode_within_limit(answer: dict[str, Any]) -> bytes:
    content = _encode(answer)
    for max_bytes in _TRUNCATED_BYTES:
        if len(content) > _MAX_BYTES:
            content = _encode(_truncate_texts(answer, max_bytes))
    return content


def _encode(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode(errors="replace")


def _truncate_texts(answer: dict[str, Any], max_bytes: int) -> dict[str, Any]:
    shorter = {**answer, "Reason": truncate(answer.get("Reason", ""), max_bytes)}
    if "Data" in answer:
        shorter["Data"] = {name: truncate(text, max_bytes) for name, text in answer["Data"].items()}
    return shorter
