"""The example of a user's repository: it uses only public names, and its tests pass and fail as expected."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import aws_cdk as cdk
import pytest
from aws_cdk import aws_glue as glue
from constructs import Construct
from guide.page import blocks

from glue_constructs.testing import assert_no_findings

ROOT = Path(__file__).parents[2]
DOWNSTREAM = ROOT / "examples" / "downstream"
PUBLIC = {f"glue_constructs{module}" for module in ("", ".rules", ".local", ".testing")}
PAGE = ROOT / "docs" / "guide" / "testing.md"


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # Without the variables of the current pytest, and without the CDK's own validation, which takes seconds.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = inherited | {"CDK_VALIDATION": "false", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-rA", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def imported(path: Path) -> set[tuple[str, str]]:
    """Return what a file imports from this library: pairs of module and name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {(alias.name, "") for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {(node.module or "", alias.name) for alias in node.names}
    return {(module, name) for module, name in found if module.split(".")[0] == "glue_constructs"}


@pytest.mark.parametrize("path", sorted(DOWNSTREAM.rglob("*.py")), ids=lambda path: str(path.relative_to(DOWNSTREAM)))
def test_it_uses_only_public_names(path):
    for module, name in imported(path):
        assert module in PUBLIC
        assert name in import_module(module).__all__


def test_its_tests_import_the_library():
    assert any(imported(path) for path in DOWNSTREAM.rglob("tests/*.py"))


@pytest.mark.long
@pytest.mark.cdk_cli
def test_its_tests_pass():
    done = run_pytest(DOWNSTREAM)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "6 passed" in done.stdout
    assert "2 snapshots passed" in done.stdout


def test_a_change_fails_only_the_tests_that_it_affects(tmp_path):
    copy = shutil.copytree(DOWNSTREAM, tmp_path / "orders")
    app, script = copy / "app.py", copy / "jobs" / "report.py"
    app.write_text(
        app.read_text().replace('{"--smallest": "100"}', '{"--smallest": "200"}').replace("hour=2", "hour=3")
    )
    script.write_text(f"{script.read_text()}# Changes the hash of the asset.\n")
    done = run_pytest(copy, "tests/test_stacks.py")
    failed = re.findall(r"^FAILED tests/test_stacks\.py::(\w+)", done.stdout, re.MULTILINE)
    assert failed == ["test_reports_stack"], done.stdout + done.stderr
    changed = [line.split() for line in done.stdout.splitlines() if re.match(r"E +[-+] ", line)]
    assert [line[1:] for line in changed] == [
        ["-", '"Schedule":', '"cron(0', "2", "*", "*", "?", '*)",'],
        ["+", '"Schedule":', '"cron(0', "3", "*", "*", "?", '*)",'],
    ], done.stdout


def test_the_guide_shows_its_files():
    shown = [block for block in blocks(PAGE) if block.title]
    assert {block.title for block in shown} >= {"tests/conftest.py", "tests/test_stacks.py", "tests/test_deployed.py"}
    for block in shown:
        assert block.text == (DOWNSTREAM / block.title).read_text(), block.title


def test_the_guide_shows_the_message_of_a_failure():
    stack = cdk.Stack(cdk.App(), "Lake")
    command = glue.CfnJob.JobCommandProperty(name="glueetl", script_location="s3://scripts/clean.py")
    capacity = {"worker_type": "G.1X", "number_of_workers": 1}
    job = glue.CfnJob(Construct(stack, "Clean"), "Resource", role="Glue", command=command, **capacity)
    job.glue_version, job.timeout, job.max_retries = "5.1", 60, 11
    with pytest.raises(AssertionError) as failed:
        assert_no_findings(stack)
    [shown] = [block.text for block in blocks(PAGE) if block.language == "text"]
    assert shown == f"{failed.value}\n"
