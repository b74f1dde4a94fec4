"""Check whether processes exist."""

from __future__ import annotations

import time
from pathlib import Path

TIMEOUT_SECONDS = 20


def is_alive(pid: int) -> bool:
    """Whether a process exists and is not a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # ProcessLookupError: it ended between open and read
        return False


def all_end(*pids: int) -> bool:
    """Whether killed processes end within `TIMEOUT_SECONDS`: a process ends some time after the signal."""
    deadline = time.monotonic() + TIMEOUT_SECONDS
    while any(map(is_alive, pids)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
