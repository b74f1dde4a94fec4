"""Asynchronous invocations: answered at once, tried again when the function fails."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_log = logging.getLogger(__name__)

# Seconds before the second attempt and before the third.
# https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
RETRY_DELAYS = (60.0, 120.0)


class AsynchronousInvocations:
    """Invokes functions in the background.

    Args:
        delays: Seconds before each further attempt; there are no more attempts than delays.
    """

    def __init__(self, delays: Sequence[float] = RETRY_DELAYS) -> None:
        self._delays = delays
        self._closed = threading.Event()

    def submit(self, attempt: Callable[[], bool], *, retries: int, name: str) -> None:
        """Begin an invocation.

        Args:
            attempt: Invokes the function, and tells whether it succeeded.
            retries: How often to try again.
            name: Of the function, for the log.
        """
        threading.Thread(target=self._run, args=(attempt, retries, name), name=f"invoke {name}", daemon=True).start()

    def close(self) -> None:
        """Try nothing again any more."""
        self._closed.set()

    def _run(self, attempt: Callable[[], bool], retries: int, name: str) -> None:
        for delay in (0.0, *self._delays[:retries]):
            if self._closed.wait(delay):
                return
            try:
                if attempt():
                    return
            except Exception:  # noqa: BLE001 - logged; it counts as a failed attempt
                if self._closed.is_set():
                    return
                _log.exception("asynchronous invocation of %s", name)
        _log.warning("the event was dropped: every attempt to invoke %s failed", name)
