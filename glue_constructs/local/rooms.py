"""What every room of the embedded AWS can do."""

from __future__ import annotations

from typing import Protocol


class Room(Protocol):
    """One service of the embedded AWS, built into moto while it is open."""

    def install(self) -> None:
        """Build the room into moto."""

    def close(self) -> None:
        """End what the room has running, and give moto its own back."""
