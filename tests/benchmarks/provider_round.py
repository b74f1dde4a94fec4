"""One process in which every way makes its runs, in stacks of their own. Prints seconds a stack as JSON.

python -m tests.benchmarks.provider_round TURN
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from .crossings import crossings
from .provider_ways import WAYS
from .rounds import turned
from .used import Used, each, used

RUNS = (1, 10)
_REPEAT = 4


def main() -> None:
    """Measure."""
    turn = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for way in WAYS:
            _Stack(folder).made_and_synthesized(way, 1)
        cases = {f"{way}, {runs}": (way, runs) for way in WAYS for runs in RUNS}
        took: dict[str, list[tuple[Used, Used]]] = {case: [] for case in cases}
        for number in range(turn, turn + _REPEAT):
            for case in turned(cases, number):
                took[case].append(_Stack(folder).made_and_synthesized(*cases[case]))
        found = {case: _figures(took[case], *cases[case], folder) for case in cases}
    print(json.dumps(found))  # noqa: T201  # what the parent reads


class _Stack:
    def __init__(self, folder: str) -> None:
        self._app = cdk.App(analytics_reporting=False, outdir=folder)
        self._stack = cdk.Stack(self._app, "Stack")
        self._template = Path(folder, "Stack.template.json")

    def make(self, way: str, runs: int) -> Used:
        """Make the runs; what that used."""
        return used(lambda: WAYS[way](self._stack, runs))

    def synth(self) -> Used:
        """Synthesize; what that used."""
        return used(self._app.synth)

    def made_and_synthesized(self, way: str, runs: int) -> tuple[Used, Used]:
        """Both, one after the other."""
        return self.make(way, runs), self.synth()

    def resources(self) -> int:
        """How many resources its template has."""
        return len(json.loads(self._template.read_text(encoding="utf-8"))["Resources"])


def _figures(took: list[tuple[Used, Used]], way: str, runs: int, folder: str) -> dict[str, Any]:
    stack = _Stack(folder)
    with crossings() as counted:
        stack.make(way, runs)
    stack.synth()
    return {
        "construct": each([construct for construct, _synth in took], 1),
        "synth": each([synth for _construct, synth in took], 1),
        "crossings": counted.calls,
        "resources": stack.resources(),
    }


if __name__ == "__main__":
    main()
