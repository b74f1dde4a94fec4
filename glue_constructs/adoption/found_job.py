"""An existing job, from any source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class FoundJob:
    """An existing job.

    Attributes:
        label: Its name in the source: its logical id, its Terraform address or its name; the construct id is derived
            from it.
        properties: The properties of AWS::Glue::Job, which may contain intrinsic functions.
        notes: Comments for the generated app, each a sentence.
        secrets: The keys of arguments that the source marks as secret.
    """

    label: str
    properties: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    secrets: frozenset[str] = frozenset()

    @property
    def name(self) -> str | None:
        """Its name in Glue; `None` when the source does not have it."""
        name = self.properties.get("Name")
        return name if isinstance(name, str) and name else None
