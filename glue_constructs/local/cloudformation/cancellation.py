"""Cancelling what a stack operation waits for."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The operation was cancelled while a resource was in progress."""


class Cancellation:
    """A signal with which one thread cancels what the other threads of an operation wait for."""

    def __init__(self) -> None:
        self._cancelled: Future[None] = Future()

    def cancel(self) -> None:
        """Cancel. Further calls have no effect."""
        if not self._cancelled.done():
            self._cancelled.set_result(None)

    def check(self) -> None:
        """Raise `Cancelled` if the operation was cancelled."""
        if self._cancelled.done():
            raise Cancelled

    def wait_for(self, answer: Future[T], *, seconds: float) -> T:
        """Wait for a future and return its result.

        Raises:
            Cancelled: The operation was cancelled first.
            TimeoutError: Neither happened within the timeout.
        """
        first: list[Future[Any]] = [answer, self._cancelled]
        done, _ = wait(first, timeout=seconds, return_when=FIRST_COMPLETED)
        if answer in done:
            return answer.result()
        self.check()
        raise TimeoutError
