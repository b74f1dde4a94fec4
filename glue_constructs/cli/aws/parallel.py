"""Parallel requests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# botocore's clients keep ten connections, and more requests at a time are throttled by AWS.
_MAX_WORKERS = 8


def in_parallel(function: Callable[[_Item], _Result], items: Iterable[_Item]) -> Iterator[_Result]:
    """Call a function for each item, several at a time; yield the results in the order of the items.

    If the iteration ends early, calls that have not started are cancelled.
    """
    pool = ThreadPoolExecutor(_MAX_WORKERS)
    try:
        yield from pool.map(function, items)
    finally:
        pool.shutdown(cancel_futures=True)
