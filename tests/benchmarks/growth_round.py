"""Create and synthesize one app with a given number of jobs. Prints seconds and bytes as JSON.

python -m tests.benchmarks.growth_round KIND JOBS
"""

from __future__ import annotations

import json
import sys
import tempfile
from typing import Any

from .apps import construction
from .usage import measure_usage, peak_memory, per_item


def main() -> None:
    """Measure the app of the command line."""
    kind, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        names: dict[str, Any] = {}
        # Imports, start and compilation of Node are not part of the growth.
        exec(construction(kind, 1), names)  # noqa: S102  # the program of apps.py
        program = construction(kind, jobs, props=f"outdir={folder!r}")
        construct = measure_usage(lambda: exec(program, names))  # noqa: S102  # as above
        synth = measure_usage(names["app"].synth)
        found = {"construct": per_item([construct], 1), "synth": per_item([synth], 1), "memory": peak_memory()}
    print(json.dumps(found))  # noqa: T201  # for the parent process


if __name__ == "__main__":
    main()
