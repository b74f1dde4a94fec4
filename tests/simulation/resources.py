"""A custom resource in its stack, and the requests that CloudFormation sends for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .template import Part, Template


@dataclass(frozen=True)
class Target:
    """What the user deploys.

    Attributes:
        template: The template.
        properties: The properties of its custom resources, as CloudFormation sends them, by logical id.
    """

    template: Template
    properties: dict[str, dict[str, Any]]


@dataclass(eq=False)
class Request:
    """A request for a resource, and its responses.

    Attributes:
        rollback: Whether it is part of a rollback.
        answers: Every response to its URL, with its time and size.
        answer: The response that was accepted.
        given_up: When CloudFormation no longer waited, if it had no response.
        calls: How often Glue or Amazon Location was called for it.
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
    calls: int = 0

    @property
    def properties(self) -> dict[str, Any]:
        """The properties of the resource in the request."""
        properties: dict[str, Any] = self.event["ResourceProperties"]
        return properties

    @property
    def type(self) -> str:
        """The type of the resource."""
        kind: str = self.event["ResourceType"]
        return kind

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
    part: Part
    properties: dict[str, Any] | None = None
    physical_id: str | None = None
    request: Request | None = None
    created: bool = False
    failed: bool = False
    replaced: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def logical_id(self) -> str:
        """The logical id."""
        return self.part.name

    @property
    def exists(self) -> bool:
        """Whether it can be deleted."""
        return self.physical_id is not None
