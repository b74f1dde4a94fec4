"""The deletion of resources: each after those that depend on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .provisioning import Provisioner
    from .resources import Request, Resource
    from .template import Part


@dataclass(eq=False)
class Deletion:
    """A resource that is to be deleted: a custom resource, possibly a replaced one, or another resource."""

    part: Part
    resource: Resource | None = None
    physical_id: str = ""
    properties: dict[str, Any] | None = None
    is_sent: bool = False
    has_failed: bool = False

    @classmethod
    def of(cls, resource: Resource) -> Deletion:
        """Return the deletion of a custom resource."""
        return cls(resource.part, resource, resource.physical_id or "", resource.properties or {})


class Deletions:
    """The deletions of an operation.

    Args:
        provisioner: Deletes the resources that are not custom resources.
        send: Sends the Delete of a custom resource.
    """

    def __init__(self, provisioner: Provisioner, send: Callable[[Deletion, Resource], None]) -> None:
        self._provisioner = provisioner
        self._send = send
        self._remaining: list[Deletion] = []
        self._then: Callable[[], None] = _nothing

    @property
    def has_failed(self) -> bool:
        """Whether not everything could be deleted."""
        return bool(self._remaining)

    def begin(self, deletions: Iterable[Deletion], then: Callable[[], None]) -> None:
        """Begin deletions; `then` is called when all have been made or have failed."""
        self._remaining = sorted(deletions, key=lambda deletion: -deletion.part.depth)
        self._then = then
        self._advance()

    def process(self, request: Request, *, skip_failure: bool) -> bool:
        """Process the response to a Delete; return whether the resource is gone, or its failure is skipped."""
        physical_id = request.event["PhysicalResourceId"]
        deletion = next(
            each for each in self._remaining if each.resource is request.resource and each.physical_id == physical_id
        )
        is_gone = request.succeeded or skip_failure
        if is_gone:
            self._remaining.remove(deletion)
        else:
            deletion.has_failed = True
        return is_gone

    def proceed(self) -> None:
        """Continue after the response to a Delete."""
        self._advance()

    def _advance(self) -> None:
        """Delete the resources on which no other resource depends that is still to be deleted."""
        needed: set[str] = set()
        for deletion in list(self._remaining):  # those that depend on others come first
            if deletion.part.name in needed or deletion.is_sent:
                needed |= deletion.part.requires
            elif deletion.resource is None:
                self._remaining.remove(deletion)
                self._provisioner.delete(deletion.part)
            else:
                needed |= deletion.part.requires
                deletion.is_sent = True
                self._send(deletion, deletion.resource)
        if not any(each.is_sent and not each.has_failed for each in self._remaining):
            self._then()


def _nothing() -> None:
    """Do nothing."""
