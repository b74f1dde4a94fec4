"""The environment of measured processes."""

from __future__ import annotations

import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest
from benchmarks import processes, speed

pytestmark = pytest.mark.process

_PRINT_SETTING = "import json, sys; print(json.dumps(sys.dont_write_bytecode))"


def test_a_measured_process_writes_bytecode(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")

    assert processes.run_program(sys.executable, "-c", _PRINT_SETTING) is False


def test_given_variables_override_the_environment(monkeypatch):
    monkeypatch.setenv("KEPT", "1")
    monkeypatch.setenv("CHANGED", "1")

    found = processes.environment({"CHANGED": "2"})

    assert (found["KEPT"], found["CHANGED"]) == ("1", "2")


def test_compile_modules_compiles_the_library():
    processes.compile_modules()

    modules = list(Path(speed.ROOT, "glue_constructs").rglob("*.py"))
    assert modules
    for module in modules:
        assert Path(cache_from_source(str(module))).exists()
