"""In which environment the processes run that are measured."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from benchmarks import processes, speed

pytestmark = pytest.mark.process

_ASKED = "import json, sys; print(json.dumps(sys.dont_write_bytecode))"


def test_a_process_that_is_measured_keeps_what_python_compiled(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    assert processes.program(sys.executable, "-c", _ASKED) is False


def test_it_keeps_the_rest_of_the_environment_and_what_is_given_wins(monkeypatch):
    monkeypatch.setenv("KEPT", "1")
    monkeypatch.setenv("CHANGED", "1")

    found = processes.environment({"CHANGED": "2"})

    assert (found["KEPT"], found["CHANGED"]) == ("1", "2")


def test_the_library_is_compiled_before_it_is_measured():
    processes.compile_modules()

    modules = list(Path(speed.ROOT, "glue_constructs").rglob("*.py"))
    assert modules
    for module in modules:
        assert Path(cache_from_source(str(module))).exists()
