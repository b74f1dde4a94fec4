"""Tests of ``make demo``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

DEMO = Path(__file__).parents[2] / "examples" / "weather" / "demo.py"


@pytest.mark.cdk_cli
@pytest.mark.spark
@pytest.mark.parametrize(
    "validation",
    [
        pytest.param({"CDK_VALIDATION": "false"}, id="without-cdk-validation"),
        # Four more seconds at each of its four synths.
        pytest.param({}, id="with-cdk-validation", marks=pytest.mark.long),
    ],
)
def test_the_demo_deploys_runs_and_destroys(tmp_path, validation):
    environment = {name: value for name, value in os.environ.items() if name != "CDK_VALIDATION"}
    done = subprocess.run(
        [sys.executable, DEMO],
        env={**environment, **validation, "COLUMNS": "200", "TMPDIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for output in (
        "the deployment runs the jobs: 2 runs",
        "Seattle, 48 months",
        "nothing ran again",
        "both jobs ran again",
        "no job is left",
        "Nothing is left running",
    ):
        assert output in done.stdout
    assert list(tmp_path.iterdir()) == []
