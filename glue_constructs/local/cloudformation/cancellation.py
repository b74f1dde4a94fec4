"""Giving up what a stack operation waits for."""

from __future__ import annotations

from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import Any, TypeVar

T = TypeVar("T")


class Cancelled(Exception):
    """The operation was given up while a resource was worked."""


class Cancellation:
    """Lets one thread give up what others of the same operation wait for."""

    def __init__(self) -> None:
        self._cancelled: Future[None] = Future()

    def cancel(self) -> None:
        """Give up. Doing so twice is doing so once."""
        if not self._cancelled.done():
            self._cancelled.set_result(None)

    def check(self) -> None:
        """Raise `Cancelled` when the operation was given up."""
        if self._cancelled.done():
            raise Cancelled

    def wait_for(self, answer: Future[T], *, seconds: float) -> T:
        """Wait for an answer.

        Raises:
            Cancelled: The operation was given up first.
            TimeoutError: Neither happened in time.
        """
        first: list[Future[Any]] = [answer, self._cancelled]
        done, _ = wait(first, timeout=seconds, return_when=FIRST_COMPLETED)
        if answer in done:
            return answer.result()
        self.check()
        raise TimeoutError
