"""One app of so many jobs. Prints what it used as JSON: seconds, bytes.

python -m tests.benchmarks.growth_round KIND JOBS
"""

from __future__ import annotations

import json
import sys
import tempfile
from typing import Any

from .apps import construction
from .used import each, peak_memory, used


def main() -> None:
    """Measure."""
    kind, jobs = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        names: dict[str, Any] = {}
        # What is imported, started and compiled at first is not growth.
        exec(construction(kind, 1), names)  # noqa: S102  # the program of apps.py
        program = construction(kind, jobs, props=f"outdir={folder!r}")
        construct = used(lambda: exec(program, names))  # noqa: S102  # as above
        synth = used(names["app"].synth)
        found = {"construct": each([construct], 1), "synth": each([synth], 1), "memory": peak_memory()}
    print(json.dumps(found))  # noqa: T201  # what the parent reads


if __name__ == "__main__":
    main()
