"""One process in which every way makes its jobs, ten at a time and in turn. Prints seconds a job as JSON.

python -m tests.benchmarks.job_round JOBS TURN
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from .crossings import crossings
from .job_given import given
from .job_ways import WAYS
from .rounds import turned
from .used import Used, each, used

# The first jobs of a process are slow: Node compiles what it runs often. They are made, not timed.
WARM = 20
BATCH = 10


class Jobs:
    """A stack that gets one job after the other."""

    def __init__(self, way: str, folder: Path) -> None:
        self._app = cdk.App(analytics_reporting=False, outdir=str(folder))
        self._template = folder / "Stack.template.json"
        self._stack = cdk.Stack(self._app, "Stack")
        self._way, self._given, self.made = WAYS[way], given(self._stack), 0

    def make(self, jobs: int) -> Used:
        """Make jobs; what that used."""
        return used(lambda: self._make(jobs))

    def _make(self, jobs: int) -> None:
        for number in range(self.made, self.made + jobs):
            self._way(self._stack, f"Job{number}", self._given)
        self.made += jobs

    def synth(self) -> Used:
        """Synthesize; what that used."""
        return used(self._app.synth)

    def resources(self) -> int:
        """How many resources its template has, once it is synthesized."""
        return len(json.loads(self._template.read_text(encoding="utf-8"))["Resources"])


def main() -> None:
    """Measure."""
    jobs, turn = map(int, sys.argv[1:])
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_measured(turned(WAYS, turn), jobs, Path(folder))))  # noqa: T201  # what the parent reads


def _measured(names: list[str], jobs: int, folder: Path) -> dict[str, Any]:
    of = {name: Jobs(name, folder / str(number)) for number, name in enumerate(names)}
    for way in of.values():
        way.make(WARM)
    construct: dict[str, list[Used]] = {name: [] for name in of}
    for number in range(jobs // BATCH):
        for name in turned(of, number):
            construct[name].append(of[name].make(BATCH))
    return {
        name: {
            "construct": each(construct[name], BATCH),
            "synth": each([way.synth()], way.made),
            "crossings": _crossings(name, folder / "one" / str(number)),
            "resources": _resources(way, folder / "one" / str(number)),
        }
        for number, (name, way) in enumerate(of.items())
    }


def _crossings(name: str, folder: Path) -> int:
    """Calls to Node for the second job of a stack: the first makes what the stack's jobs share."""
    way = Jobs(name, folder)
    way.make(1)
    way.synth()
    with crossings() as counted:
        way.make(1)
    return counted.calls


def _resources(way: Jobs, one: Path) -> float:
    """What a job adds to a template, beside the template of one job in a folder."""
    first = len(json.loads(one.joinpath("Stack.template.json").read_text(encoding="utf-8"))["Resources"])
    return (way.resources() - first) / (way.made - 1)


if __name__ == "__main__":
    main()
