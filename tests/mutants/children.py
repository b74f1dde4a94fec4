"""Runs tasks in forked processes, which inherit everything that this process has imported."""

from __future__ import annotations

import gc
import json
import os
import resource
import select
import signal
import traceback
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

CPU_SECONDS = 5
SECONDS = 20
_MEMORY_BYTES = 4 << 30  # a mutant that never ends can also collect data
_LIMIT_SIGNALS = (signal.SIGALRM, signal.SIGVTALRM)


class ChildFailed(Exception):
    """A child raised an error that is not a result."""


@dataclass
class _Child(Generic[T]):
    task: T
    pid: int
    output: bytes = b""


@contextmanager
def time_limit() -> Iterator[None]:
    """End this process if the block takes too long; the parent sees that as a timeout."""
    signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


def run_in_children(
    tasks: Iterable[T], work: Callable[[T], Any], *, processes: int = 1
) -> Iterator[tuple[T, Any | None]]:
    """Call a function for each task in a child of its own, and yield its JSON results as they come.

    Yields:
        The task and its result; None if a block within `time_limit` took too long or the process crashed.
    """
    gc.freeze()  # keeps the children from copying the memory of every object
    running: dict[int, _Child[T]] = {}
    waiting = iter(tasks)
    try:
        while True:
            while len(running) < processes and (task := next(waiting, None)) is not None:
                _start(task, work, running)
            if not running:
                return
            for reader in select.select([*running], [], [])[0]:
                if content := os.read(reader, 1 << 20):
                    running[reader].output += content
                    continue
                child = running.pop(reader)
                os.close(reader)
                yield child.task, _result(child)
    finally:
        for child in running.values():
            os.kill(child.pid, signal.SIGKILL)


def _start(task: T, work: Callable[[T], Any], running: dict[int, _Child[T]]) -> None:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        running[reader] = _Child(task, pid)
    else:
        _run_child(task, work, writer)


def _run_child(task: T, work: Callable[[T], Any], writer: int) -> NoReturn:
    """Write the result to a pipe, and exit without the cleanup of the parent."""
    try:
        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(_MEMORY_BYTES, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
        for number in _LIMIT_SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)
        try:
            result = {"result": work(task)}
        except BaseException:  # noqa: BLE001  # reported by the parent
            result = {"error": traceback.format_exc()}
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            json.dump(result, pipe)
    finally:
        os._exit(0)


def _result(child: _Child[T]) -> Any | None:
    _pid, status = os.waitpid(child.pid, 0)
    if os.WIFSIGNALED(status):
        return None
    answer = json.loads(child.output)
    if "error" in answer:
        raise ChildFailed(f"{child.task}:\n{answer['error']}")
    return answer["result"]
