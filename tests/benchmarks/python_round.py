"""Sample where Python spends its CPU time while it creates jobs. Prints seconds per job by package, as JSON.

python -m tests.benchmarks.python_round VARIANT JOBS
"""

from __future__ import annotations

import json
import signal
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .job_names import PLACES
from .job_round import WARM, Jobs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

# A stack has at most 500 resources, and a job is two of them.
_A_STACK = 200
_EVERY = 0.001  # seconds of this process's CPU time; the kernel may use longer intervals
_JSII = ("jsii", "aws_cdk", "constructs")


def main() -> None:
    """Measure the variant of the command line."""
    variant, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        Jobs(variant, Path(folder)).make(WARM)
        stacks = [Jobs(variant, Path(folder)) for _ in range(jobs // _A_STACK)]
        with _sampled() as places:
            made = [stack.make(_A_STACK) for stack in stacks]
    seconds = sum(one.python for one in made) / (len(made) * _A_STACK)
    samples = places.total()
    found = {place: seconds * places[place] / samples for place in PLACES}
    print(json.dumps(found))  # noqa: T201  # for the parent process


@contextmanager
def _sampled() -> Iterator[Counter[str]]:
    """Count samples by place, while this process uses CPU time; waiting for Node is not counted."""
    places: Counter[str] = Counter()

    def sample(_signal: int, frame: FrameType | None) -> None:
        place = _place(frame)
        places[place if place in PLACES else "other"] += 1

    before: Any = signal.signal(signal.SIGPROF, sample)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield places
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place(frame: FrameType | None) -> str:
    """Return the package of this library, or "jsii", that is running or has called the standard library."""
    while frame is not None:
        package, _, rest = str(frame.f_globals.get("__name__", "")).partition(".")
        if package == "glue_constructs":
            return rest.partition(".")[0]
        if package in _JSII:
            return "jsii"
        frame = frame.f_back
    return "other"


if __name__ == "__main__":
    main()
