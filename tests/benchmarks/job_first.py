"""The first jobs of a process, as an app makes them: nothing is warm. Prints what one costs as JSON, in seconds.

python -m tests.benchmarks.job_first WAY JOBS
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from .job_round import Jobs
from .used import each


def main() -> None:
    """Measure."""
    way, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        first = Jobs(way, Path(folder))
        construct = first.make(jobs)
        found = {"construct": each([construct], jobs), "synth": each([first.synth()], jobs)}
    print(json.dumps(found))  # noqa: T201  # what the parent reads


if __name__ == "__main__":
    main()
