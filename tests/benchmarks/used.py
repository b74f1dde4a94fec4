"""What this process and the Node process that it started have used, as Linux tells it."""

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
class Used:
    """What something used, in seconds.

    Attributes:
        clock: By the clock. It grows while the machine does something else, too.
        python: Of processors, by this process.
        node: Of processors, by the processes that it started.
    """

    clock: float
    python: float
    node: float


def used(act: Callable[[], object]) -> Used:
    """What an act used. To ask Linux takes this process a while, so it is asked before and after all else."""
    node, python, clock = _of_started(), time.process_time(), time.perf_counter()
    act()
    clock, python = time.perf_counter() - clock, time.process_time() - python
    return Used(clock, python, _of_started() - node)


def each(found: list[Used], number: int) -> dict[str, float]:
    """The share of one of so many: medians, because a machine that does something else now and then slows a few."""
    return {
        "clock": median(one.clock for one in found) / number,
        "python": median(one.python for one in found) / number,
        "node": median(one.node for one in found) / number,
    }


def peak_memory() -> dict[str, int]:
    """The most bytes of memory that this process has had, and that those have had that it started."""
    return {"python": _peak(os.getpid()), "node": sum(map(_peak, started(os.getpid())))}


def started(process: int) -> Iterator[int]:
    """The processes that a process started, and those that they started."""
    for thread in Path(f"/proc/{process}/task").iterdir():
        for child in map(int, thread.joinpath("children").read_text(encoding="ascii").split()):
            yield child
            yield from started(child)


def _of_started() -> float:
    return sum(map(_seconds, started(os.getpid())))


def _seconds(process: int) -> float:
    """Time on processors; the kernel counts it in nanoseconds (Documentation/scheduler/sched-stats.rst)."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int(thread.joinpath("schedstat").read_text(encoding="ascii").split()[0]) for thread in threads) / 1e9


def _peak(process: int) -> int:
    lines = Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines()
    [kilobytes] = [line.split()[1] for line in lines if line.startswith("VmHWM:")]
    return int(kilobytes) * 1024
