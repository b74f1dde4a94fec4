"""Many small questions, some at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")
_Answer = TypeVar("_Answer")

# botocore's clients keep ten connections; AWS throttles those who want more.
_AT_A_TIME = 8


def in_parallel(ask: Callable[[_Item], _Answer], items: Iterable[_Item]) -> Iterator[_Answer]:
    """The answers in the order of the items. Whatever ends this early, what was not asked yet is not asked."""
    pool = ThreadPoolExecutor(_AT_A_TIME)
    try:
        yield from pool.map(ask, items)
    finally:
        pool.shutdown(cancel_futures=True)
