"""A custom resource in its stack, and the requests that CloudFormation sends for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Template = dict[str, dict[str, Any]]
"""The run resources of a template: logical id -> properties."""


@dataclass(eq=False)
class Request:
    """A request for a resource, and its responses.

    Attributes:
        rollback: Whether it is part of a rollback.
        answers: Every response to its URL, with its time and size.
        answer: The response that was accepted.
        given_up: When CloudFormation no longer waited, if it had no response.
    """

    resource: Resource
    kind: str
    event: dict[str, Any]
    sent: float
    deadline: float
    rollback: bool
    number: int
    answers: list[tuple[float, dict[str, Any], int]] = field(default_factory=list)
    answer: dict[str, Any] | None = None
    answered: float = 0
    given_up: float | None = None

    @property
    def properties(self) -> dict[str, Any]:
        """The properties of the resource in the request."""
        properties: dict[str, Any] = self.event["ResourceProperties"]
        return properties

    @property
    def succeeded(self) -> bool:
        """Whether its response was SUCCESS."""
        return self.answer is not None and self.answer["Status"] == "SUCCESS"

    @property
    def failed(self) -> bool:
        """Whether its response was FAILED."""
        return self.answer is not None and self.answer["Status"] != "SUCCESS"

    def __str__(self) -> str:
        return f"{self.kind}#{self.number}{' (rollback)' if self.rollback else ''} of {self.resource.logical_id}"


@dataclass(eq=False)
class Resource:
    """A custom resource in its stack."""

    stack_id: str
    logical_id: str
    properties: dict[str, Any] | None = None
    physical_id: str | None = None
    request: Request | None = None
    created: bool = False
    failed: bool = False
    replaced: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def exists(self) -> bool:
        """Whether it can be deleted."""
        return self.physical_id is not None
