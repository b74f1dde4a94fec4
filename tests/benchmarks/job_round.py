"""Create the jobs of all variants in one process, ten at a time in rotating order. Prints seconds per job as JSON.

python -m tests.benchmarks.job_round JOBS TURN
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from .job_prerequisites import create_prerequisites
from .job_variants import VARIANTS
from .jsii_calls import count_jsii_calls
from .rounds import rotated
from .usage import Usage, measure_usage, per_item

# The first jobs of a process are slow, because Node compiles its code. They are created, but not measured.
WARM = 20
BATCH = 10


class Jobs:
    """A stack with jobs of one variant."""

    def __init__(self, variant: str, folder: Path) -> None:
        self._app = cdk.App(analytics_reporting=False, outdir=str(folder))
        self._template = folder / "Stack.template.json"
        self._stack = cdk.Stack(self._app, "Stack")
        self._variant, self._prerequisites, self.made = VARIANTS[variant], create_prerequisites(self._stack), 0

    def make(self, jobs: int) -> Usage:
        """Create jobs, and return the time used."""
        return measure_usage(lambda: self._make(jobs))

    def _make(self, jobs: int) -> None:
        for number in range(self.made, self.made + jobs):
            self._variant(self._stack, f"Job{number}", self._prerequisites)
        self.made += jobs

    def synth(self) -> Usage:
        """Synthesize, and return the time used."""
        return measure_usage(self._app.synth)

    def resources(self) -> int:
        """Return the number of resources in the synthesized template."""
        return len(json.loads(self._template.read_text(encoding="utf-8"))["Resources"])


def main() -> None:
    """Measure all variants."""
    jobs, turn = map(int, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_measured(rotated(VARIANTS, turn), jobs, Path(folder))))  # noqa: T201  # for the parent process


def _measured(names: list[str], jobs: int, folder: Path) -> dict[str, Any]:
    of = {name: Jobs(name, folder / str(number)) for number, name in enumerate(names)}
    for variant in of.values():
        variant.make(WARM)
    construct: dict[str, list[Usage]] = {name: [] for name in of}
    for number in range(jobs // BATCH):
        for name in rotated(of, number):
            construct[name].append(of[name].make(BATCH))
    return {
        name: {
            "construct": per_item(construct[name], BATCH),
            "synth": per_item([variant.synth()], variant.made),
            "jsii_calls": _jsii_calls(name, folder / "one" / str(number)),
            "resources": _resources(variant, folder / "one" / str(number)),
        }
        for number, (name, variant) in enumerate(of.items())
    }


def _jsii_calls(name: str, folder: Path) -> int:
    """Return the jsii calls for the second job of a stack: the first one also creates shared resources."""
    variant = Jobs(name, folder)
    variant.make(1)
    variant.synth()
    with count_jsii_calls() as counted:
        variant.make(1)
    return counted.calls


def _resources(variant: Jobs, one: Path) -> float:
    """Return the resources that a job adds, compared with the template of one job in the folder `one`."""
    first = len(json.loads(one.joinpath("Stack.template.json").read_text(encoding="utf-8"))["Resources"])
    return (variant.resources() - first) / (variant.made - 1)


if __name__ == "__main__":
    main()
