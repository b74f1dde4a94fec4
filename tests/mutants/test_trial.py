"""Trials of a small package with tests of its own, in a process that has not imported it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

pytestmark = pytest.mark.process

PROGRAM = """
    import dataclasses, json, pathlib, sys
    from mutants import campaign, children

    children.CPU_SECONDS = children.SECONDS = 0.5
    folder = pathlib.Path.cwd()
    target = campaign.Target("sample_package", folder / "sample_package", folder / "tests", schedules=0)
    results = []
    campaign.try_mutants(
        target, target.mutants(), lambda mutant, result: results.append(dataclasses.asdict(result)), processes=2
    )
    print(json.dumps({result["id"]: [result["found_by"], result["check"]] for result in results}))
    assert not any(name.startswith("sample_package") for name in sys.modules)
"""
LIMITS = """
    import time

    NAMES = {"one": 1}
    SMALLEST = 8

    def count(number):
        while number < 4:
            number += 2
        print("counted", number)
        return number

    def pause(seconds):
        if seconds > 60:
            time.sleep(seconds)
"""
TESTS = """
    import pytest
    from sample_package.limits import NAMES, SMALLEST, count, pause

    @pytest.mark.parametrize("number", [SMALLEST])
    def test_smallest(number):
        assert number == 8

    def test_names():
        assert NAMES["one"] == 1

    def test_count():
        assert count(3) == 5

    def test_pause():
        pause(60)
"""


@pytest.fixture
def sample(tmp_path) -> Path:
    for path, content in (
        ("sample_package/limits.py", LIMITS),
        ("tests/test_limits.py", TESTS),
        ("pytest.ini", "[pytest]"),
    ):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(dedent(content))
    return tmp_path


def try_all(folder: Path) -> subprocess.CompletedProcess[str]:
    search = f"{folder}:{Path(__file__).parents[1]}"
    command = [sys.executable, "-c", dedent(PROGRAM)]
    env = {"PYTHONPATH": search, "PATH": ""}
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_each_mutant_is_tried(sample):
    done = try_all(sample)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    of_names, of_count = (f"tests/test_limits.py::test_{name}" for name in ("names", "count"))
    assert found['limits::statement removed:NAMES = {"one": 1}#0'] == ["tests", "import"]
    assert found['limits::string:"one"#0'] == ["tests", of_names]
    assert found["limits::number + 1:1#0"] == ["tests", of_names]
    assert found["limits:count:comparison negated:number < 4#0"] == ["tests", of_count]
    # The name of its test is not one of the unchanged module.
    assert found["limits::number + 1:8#0"] == ["tests", "tests/test_limits.py::test_smallest[9]"]
    # It changes nothing that a test sees.
    assert found["limits:count:comparison shifted:number < 4#0"] == [None, None]
    assert found['limits:count:string:"counted"#0'] == [None, None]
    # It never ends, or waits for too long.
    assert found["limits:count:condition true:number < 4#0"] == ["timeout", None]
    assert found["limits:pause:comparison shifted:seconds > 60#0"] == ["timeout", None]
    # No test executes it.
    assert found["limits:pause:statement removed:time.sleep(seconds)#0"] == [None, None]


def test_tests_that_fail_without_any_change_are_an_error(sample):
    (sample / "tests" / "test_limits.py").write_text("def test_nothing():\n    assert False\n")
    done = try_all(sample)
    assert done.returncode == 1
    assert "fails without any change: tests/test_limits.py::test_nothing" in done.stderr
