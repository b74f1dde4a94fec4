"""CPU time and memory of this process and of its Node process, read from Linux's /proc."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Usage:
    """The time used, in seconds.

    Attributes:
        clock: The wall time, which depends on the load of the machine.
        python: The CPU time of this process.
        node: The CPU time of its child processes.
    """

    clock: float
    python: float
    node: float


def measure_usage(act: Callable[[], object]) -> Usage:
    """Call a function, and return the time used. Reading /proc takes time, so it is read first and last."""
    node, python, clock = _children_cpu_seconds(), time.process_time(), time.perf_counter()
    act()
    clock, python = time.perf_counter() - clock, time.process_time() - python
    return Usage(clock, python, _children_cpu_seconds() - node)


def per_item(found: list[Usage], number: int) -> dict[str, float]:
    """Return the median times, divided by the number of items. The median ignores outliers from other load."""
    return {
        "clock": median(one.clock for one in found) / number,
        "python": median(one.python for one in found) / number,
        "node": median(one.node for one in found) / number,
    }


def peak_memory() -> dict[str, int]:
    """Return the peak memory of this process and of its child processes, in bytes."""
    return {"python": _peak(os.getpid()), "node": sum(map(_peak, descendants(os.getpid())))}


def descendants(process: int) -> Iterator[int]:
    """Yield the descendants of a process."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, thread.joinpath("children").read_text(encoding="ascii").split()):
            yield child
            yield from descendants(child)


def _children_cpu_seconds() -> float:
    return sum(map(_seconds, descendants(os.getpid())))


def _seconds(process: int) -> float:
    """Return the CPU time; the kernel counts it in nanoseconds (Documentation/scheduler/sched-stats.rst)."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int(thread.joinpath("schedstat").read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kilobytes) * 1024
