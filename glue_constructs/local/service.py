"""The interface of the services of the embedded AWS."""

from __future__ import annotations

from typing import Protocol


class Service(Protocol):
    """One service of the embedded AWS, which adds to moto or replaces parts of it."""

    def install(self) -> None:
        """Patch moto and start the service."""

    def close(self) -> None:
        """Stop whatever the service is running, and restore moto."""
