"""The response that the Lambda function of a custom resource sends."""

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

# Fields that the response must copy from the request.
_ECHOED_FIELDS = ("StackId", "RequestId", "LogicalResourceId")


class InvalidResponse(Exception):
    """The function's response violates the protocol of custom resources."""


@dataclass(frozen=True)
class CustomResourceResponse:
    """A valid response.

    Attributes:
        success: Whether the request succeeded.
        physical_id: The physical id of the resource.
        reason: Why the request failed.
        data: The attributes of the resource.
        no_echo: Whether to mask the attributes.
    """

    success: bool
    physical_id: str
    reason: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict, repr=False)
    no_echo: bool = False

    @classmethod
    def parse(cls, body: bytes, event: Mapping[str, Any]) -> CustomResourceResponse:
        """Parse the response to a request event.

        Raises:
            InvalidResponse: It is too long, is not valid JSON, or lacks a required field.
        """
        if len(body) > MAX_RESPONSE_BYTES:
            raise InvalidResponse("Response object is too long.")
        try:
            response = json.loads(body)
        except ValueError:
            raise InvalidResponse("Response is not valid JSON") from None
        if not isinstance(response, dict) or response.get("Status") not in ("SUCCESS", "FAILED"):
            raise InvalidResponse("Invalid Response object: Status must be either SUCCESS or FAILED")
        for name in _ECHOED_FIELDS:
            if response.get(name) != event[name]:
                raise InvalidResponse(f"Invalid Response object: {name} must be that of the request")
        physical_id = response.get("PhysicalResourceId")
        if not isinstance(physical_id, str) or not 1 <= len(physical_id.encode()) <= MAX_PHYSICAL_ID_BYTES:
            raise InvalidResponse("Invalid PhysicalResourceId")
        return cls(
            success=response["Status"] == "SUCCESS",
            physical_id=physical_id,
            reason=response.get("Reason"),
            data=response.get("Data") or {},
            no_echo=response.get("NoEcho") in (True, "true"),
        )

    @property
    def secrets(self) -> frozenset[str]:
        """The attribute values to mask."""
        return frozenset(str(value) for value in self.data.values() if value) if self.no_echo else frozenset()

    def failure_reason(self, request_id: str) -> str:
        """Return the status reason for the stack's events."""
        return (
            "Received response status [FAILED] from custom resource. "
            f"Message returned: {self.reason} (RequestId: {request_id})"
        )
