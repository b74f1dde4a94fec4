"""What the rooms of the embedded AWS need to know about the server they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Settings:
    """One running server, as its rooms see it.

    Attributes:
        endpoint_url: Where every service answers, `http://127.0.0.1:<port>`.
        directory: State and logs of this server; each room keeps its files in a folder of its own below.
        region: The only region that is served.
        account_id: The only account that is served.
    """

    endpoint_url: str
    directory: Path
    region: str
    account_id: str
