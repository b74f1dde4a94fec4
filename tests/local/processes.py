"""Whether processes are there."""

from __future__ import annotations

import time
from pathlib import Path

SECONDS = 20


def is_alive(pid: int) -> bool:
    """Whether a process is there and not a zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):  # the second between opening and reading
        return False


def all_end(*pids: int) -> bool:
    """Whether processes that were killed are gone, now or soon: a signal is sent at once, and dying takes its time."""
    deadline = time.monotonic() + SECONDS
    while any(map(is_alive, pids)):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True
