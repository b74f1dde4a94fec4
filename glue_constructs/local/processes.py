"""Child processes that must not outlive the server."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence


class ProcessGroups:
    """Starts processes, each in a new process group, and kills process groups."""

    def __init__(self) -> None:
        self._running: set[subprocess.Popen[bytes]] = set()
        self._closed = False
        self._lock = threading.Lock()

    def start(self, command: Sequence[str], **options: Any) -> subprocess.Popen[bytes]:
        """Start a process.

        Raises:
            RuntimeError: `close` was called.
        """
        with self._lock:
            if self._closed:
                raise RuntimeError("the server is stopping")
            process = subprocess.Popen(command, start_new_session=True, **options)
            self._running.add(process)
            return process

    def kill(self, process: subprocess.Popen[bytes]) -> None:
        """Kill the process group of a process, even if the process itself has ended."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin is not None:
            with suppress(BrokenPipeError):
                process.stdin.close()
        with self._lock:
            self._running.discard(process)

    def close(self) -> None:
        """Kill all running processes, and let `start` fail from now on."""
        with self._lock:
            self._closed = True
            running = list(self._running)
        for process in running:
            self.kill(process)
