"""Create the runs of all variants in one process, each in a separate stack. Prints seconds per stack as JSON.

python -m tests.benchmarks.provider_round TURN
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from .jsii_calls import count_jsii_calls
from .provider_variants import VARIANTS
from .rounds import rotated
from .usage import Usage, measure_usage, per_item

RUNS = (1, 10)
_REPEAT = 4


def main() -> None:
    """Measure all variants."""
    turn = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        for variant in VARIANTS:
            _Stack(folder).make_and_synth(variant, 1)
        cases = {f"{variant}, {runs}": (variant, runs) for variant in VARIANTS for runs in RUNS}
        took: dict[str, list[tuple[Usage, Usage]]] = {case: [] for case in cases}
        for number in range(turn, turn + _REPEAT):
            for case in rotated(cases, number):
                took[case].append(_Stack(folder).make_and_synth(*cases[case]))
        found = {case: _figures(took[case], *cases[case], folder) for case in cases}
    print(json.dumps(found))  # noqa: T201  # for the parent process


class _Stack:
    def __init__(self, folder: str) -> None:
        self._app = cdk.App(analytics_reporting=False, outdir=folder)
        self._stack = cdk.Stack(self._app, "Stack")
        self._template = Path(folder, "Stack.template.json")

    def make(self, variant: str, runs: int) -> Usage:
        """Create the runs, and return the time used."""
        return measure_usage(lambda: VARIANTS[variant](self._stack, runs))

    def synth(self) -> Usage:
        """Synthesize, and return the time used."""
        return measure_usage(self._app.synth)

    def make_and_synth(self, variant: str, runs: int) -> tuple[Usage, Usage]:
        """Create the runs and synthesize, and return the times used."""
        return self.make(variant, runs), self.synth()

    def resources(self) -> int:
        """Return the number of resources in the template."""
        return len(json.loads(self._template.read_text(encoding="utf-8"))["Resources"])


def _figures(took: list[tuple[Usage, Usage]], variant: str, runs: int, folder: str) -> dict[str, Any]:
    stack = _Stack(folder)
    with count_jsii_calls() as counted:
        stack.make(variant, runs)
    stack.synth()
    return {
        "construct": per_item([construct for construct, _synth in took], 1),
        "synth": per_item([synth for _construct, synth in took], 1),
        "jsii_calls": counted.calls,
        "resources": stack.resources(),
    }


if __name__ == "__main__":
    main()
