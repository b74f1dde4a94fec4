"""Create the first jobs of a process, without warm-up. Prints seconds per job as JSON.

python -m tests.benchmarks.job_first VARIANT JOBS
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from .job_round import Jobs
from .usage import per_item


def main() -> None:
    """Measure the variant of the command line."""
    variant, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        first = Jobs(variant, Path(folder))
        construct = first.make(jobs)
        found = {"construct": per_item([construct], jobs), "synth": per_item([first.synth()], jobs)}
    print(json.dumps(found))  # noqa: T201  # for the parent process


if __name__ == "__main__":
    main()
