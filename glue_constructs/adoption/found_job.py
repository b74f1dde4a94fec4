"""A job as it was found, wherever that was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class FoundJob:
    """A job that exists.

    Attributes:
        label: What its source calls it: its logical id, its Terraform address, its name. Its construct is named so.
        properties: As AWS::Glue::Job has them; intrinsic functions may stand anywhere.
        notes: What a reader of the app has to know of it, each a sentence.
        secrets: Keys of its arguments that its source says are secret.
    """

    label: str
    properties: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()

    @property
    def name(self) -> str | None:
        """Its name in Glue; `None` where the source does not tell it."""
        name = self.properties.get("Name")
        return name if isinstance(name, str) and name else None
