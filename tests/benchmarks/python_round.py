"""Where Python's own time goes while a way makes its jobs. Prints seconds a job by place, as JSON.

python -m tests.benchmarks.python_round WAY JOBS
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

# A stack has 500 resources at most, and a job is two of them.
_A_STACK = 200
_EVERY = 0.001  # seconds of this process's own time; the kernel may take longer
_JSII = ("jsii", "aws_cdk", "constructs")


def main() -> None:
    """Measure."""
    way, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        Jobs(way, Path(folder)).make(WARM)
        stacks = [Jobs(way, Path(folder)) for _ in range(jobs // _A_STACK)]
        with _sampled() as places:
            made = [stack.make(_A_STACK) for stack in stacks]
    seconds = sum(one.python for one in made) / (len(made) * _A_STACK)
    samples = places.total()
    found = {place: seconds * places[place] / samples for place in PLACES}
    print(json.dumps(found))  # noqa: T201  # what the parent reads


@contextmanager
def _sampled() -> Iterator[Counter[str]]:
    """Look again and again where this process is while it works; time in which it waits for Node is not counted."""
    places: Counter[str] = Counter()

    def look(_signal: int, frame: FrameType | None) -> None:
        place = _place(frame)
        places[place if place in PLACES else "other"] += 1

    before: Any = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    try:
        yield places
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _place(frame: FrameType | None) -> str:
    """The room of ours, or "jsii", that called what runs: the standard library counts for its caller."""
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
