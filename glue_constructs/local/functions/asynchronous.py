"""Asynchronous invocations: run in the background, and retried when the function fails."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)

# The delays in seconds before the second and the third attempt.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
RETRY_DELAYS = (60.0, 120.0)


class AsynchronousInvocations:
    """Invokes functions in the background.

    Args:
        delays: Seconds before each retry. There are at most as many retries as delays.
    """

    def __init__(self, delays: Sequence[float] = RETRY_DELAYS) -> None:
        self._delays = delays
        self._closed = threading.Event()

    def submit(
        self, attempt: Callable[[], bool], *, retries: int, name: str, after: Callable[[int], None] | None = None
    ) -> None:
        """Start an invocation.

        Args:
            attempt: Invokes the function, and returns whether it succeeded.
            retries: The maximum number of retries.
            name: The name of the function, for the log.
            after: Called with the number of attempts after the last one. Default: none.
        """

        def run() -> None:
            attempts = self._run(attempt, retries, name)
            if after is not None and not self._closed.is_set():
                after(attempts)

        threading.Thread(target=run, name=f"invoke {name}", daemon=True).start()

    def close(self) -> None:
        """Stop retrying."""
        self._closed.set()

    def _run(self, attempt: Callable[[], bool], retries: int, name: str) -> int:
        """Attempt until the function succeeds, and return the number of attempts."""
        delays = (0.0, *self._delays[:retries])
        for number, delay in enumerate(delays, start=1):
            if self._closed.wait(delay):
                return number - 1
            try:
                if attempt():
                    return number
            except Exception:  # noqa: BLE001 - logged, and counted as a failed attempt
                if self._closed.is_set():
                    return number
                _log.exception("asynchronous invocation of %s", name)
        _log.warning("every attempt to invoke %s failed", name)
        return len(delays)
