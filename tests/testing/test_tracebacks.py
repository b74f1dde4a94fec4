"""pytest's traceback of a failed assertion ends in the user's test."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.process

USER_TESTS = """
from types import SimpleNamespace

from glue_constructs.testing import assert_finding, assert_no_findings, assert_ran, assert_succeeded, raises_finding

JOB = {"Role": "Glue", "Command": {"Name": "glueetl", "ScriptLocation": "s3://scripts/a.py"}, "GlueVersion": "5.1"}
JOB |= {"Timeout": 60, "WorkerType": "G.1X", "NumberOfWorkers": 1}
RUN = SimpleNamespace(id="jr_1", state="FAILED", error_message="", arguments={}, output="", error_output="")


def test_no_findings():
    assert_no_findings(JOB)


def test_finding():
    assert_finding(JOB, "GC321")


def test_raises_finding():
    with raises_finding("GC220"):
        pass


def test_succeeded():
    assert_succeeded(RUN)


def test_ran():
    assert_ran(SimpleNamespace(name="orders", runs=list))
"""


@pytest.mark.parametrize("style", ["long", "short"])
def test_the_last_frame_is_that_of_the_users_test(tmp_path: Path, style: str) -> None:
    (tmp_path / "test_user.py").write_text(USER_TESTS)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", f"--tb={style}", "-p", "no:cacheprovider", "test_user.py"]
    done = subprocess.run(command, cwd=tmp_path, env=inherited, capture_output=True, text=True, check=False)

    assert "5 failed" in done.stdout, done.stdout + done.stderr
    locations = re.findall(r"^(\S+\.py):\d+: ", done.stdout, re.MULTILINE)
    assert locations == ["test_user.py"] * 5, done.stdout
