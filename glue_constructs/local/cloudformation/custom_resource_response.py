"""The answer of a custom resource's function."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Bytes. https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-responses.html
MAX_RESPONSE_BYTES = 4096

# Bytes; the same page.
MAX_PHYSICAL_ID_BYTES = 1024

# Fields that must come back as they were sent.
_ECHOED_FIELDS = ("StackId", "RequestId", "LogicalResourceId")


class InvalidResponse(Exception):
    """What the function answered is no answer."""


@dataclass(frozen=True)
class CustomResourceResponse:
    """An answer that keeps to the protocol.

    Attributes:
        success: Whether the request was carried out.
        physical_id: The resource's id.
        reason: Why it failed.
        data: The resource's attributes.
        no_echo: Whether the attributes are to be masked.
    """

    success: bool
    physical_id: str
    reason: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    no_echo: bool = False

    @classmethod
    def parse(cls, body: bytes, event: Mapping[str, Any]) -> CustomResourceResponse:
        """Read the answer to an event.

        Raises:
            InvalidResponse: It is too long, no JSON, or lacks something.
        """
        if len(body) > MAX_RESPONSE_BYTES:
            raise InvalidResponse("Response object is too long.")
        try:
            answer = json.loads(body)
        except ValueError:
            raise InvalidResponse("Response is not valid JSON") from None
        if not isinstance(answer, dict) or answer.get("Status") not in ("SUCCESS", "FAILED"):
            raise InvalidResponse("Invalid Response object: Status must be either SUCCESS or FAILED")
        for name in _ECHOED_FIELDS:
            if answer.get(name) != event[name]:
                raise InvalidResponse(f"Invalid Response object: {name} must be that of the request")
        physical_id = answer.get("PhysicalResourceId")
        if not isinstance(physical_id, str) or not 1 <= len(physical_id.encode()) <= MAX_PHYSICAL_ID_BYTES:
            raise InvalidResponse("Invalid PhysicalResourceId")
        return cls(
            success=answer["Status"] == "SUCCESS",
            physical_id=physical_id,
            reason=answer.get("Reason"),
            data=answer.get("Data") or {},
            no_echo=answer.get("NoEcho") in (True, "true"),
        )

    @property
    def secrets(self) -> frozenset[str]:
        """The values that must not be shown."""
        return frozenset(str(value) for value in self.data.values() if value) if self.no_echo else frozenset()

    def failure(self, request_id: str) -> str:
        """The failure as the stack's history shows it."""
        return (
            "Received response status [FAILED] from custom resource. "
            f"Message returned: {self.reason} (RequestId: {request_id})"
        )
