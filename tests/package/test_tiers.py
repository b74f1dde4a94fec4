"""The test tiers: the quick tier skips slow tests, and fails if one of its tests is slow."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.process

CONFTEST = """
from quick import Quick

def pytest_configure(config):
    config.pluginmanager.register(Quick())
"""
TESTS = {
    "test_a_construct.py": "import aws_cdk\n\ndef test_it():\n    assert False\n",
    "test_the_rest.py": """
import subprocess
import sys

import pytest

def test_quick():
    assert "aws_cdk" not in sys.modules

@pytest.mark.process
def test_marked():
    assert False

def test_with_a_server(embedded_aws):
    assert False

def test_that_starts_a_process():
    subprocess.run(["true"])

def test_that_imports_the_cdk():
    import aws_cdk
""",
}


def test_the_quick_tier_rejects_processes_and_the_cdk(tmp_path):
    for name, text in {"conftest.py": CONFTEST, **TESTS}.items():
        (tmp_path / name).write_text(text)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rfp", "--rootdir", tmp_path, tmp_path],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "tests"), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    summary = done.stdout.partition("short test summary info")[2]
    shown = dict(re.findall(r"^(?:PASSED|FAILED) test_the_rest\.py::(\w+)(?: - (.*))?$", summary, re.MULTILINE))
    assert set(shown) == {"test_quick", "test_that_starts_a_process", "test_that_imports_the_cdk"}, done.stdout
    assert "Failed: a quick test starts a process (['true']): mark it with @pytest.mark.process" in done.stdout
    assert "ModuleNotFoundError: aws_cdk is not available in the quick tests: mark the test with" in done.stdout
    assert "1 passed" in done.stdout
    assert "2 deselected" in done.stdout


def test_every_make_target_selects_its_tier():
    recipes = dict(re.findall(r"^(quick|test|long): .*\n\t(.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert recipes["quick"].startswith("pytest --quick ")
    assert recipes["test"].startswith('pytest -m "not long" ')
    # All tests, with coverage.
    assert recipes["long"].startswith("pytest --cov ")


@pytest.mark.parametrize("path", sorted((ROOT / "tests").glob("*/facts/*.json")), ids=lambda path: path.name)
def test_collected_facts_name_their_source(path):
    assert path.read_text().startswith('{\n "about": "')
