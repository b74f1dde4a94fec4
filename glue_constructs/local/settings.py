"""The settings of a running server, which its services need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """The settings of one running server.

    Attributes:
        endpoint_url: The endpoint of every service, `http://127.0.0.1:<port>`.
        directory: State and logs of this server; each service has its own subdirectory.
        region: The only Region that is served.
        account_id: The only account that is served.
    """

    endpoint_url: str
    directory: Path
    region: str
    account_id: str
