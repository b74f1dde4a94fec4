"""The command, with a sample of the handlers' mutants."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from mutants.campaign import HANDLERS
from mutants.survivors import format_entry

ROOT = Path(__file__).parents[2]
# `python -m tests.mutants` tries all of them.
SAMPLE = 30
SEED = 79
# Few: the tests find most mutants.
SCHEDULES = 60


def run_command(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.mutants", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.slow
@pytest.mark.process
def test_a_sample_of_the_mutants_is_found():
    options = ("--sample", str(SAMPLE), "--seed", str(SEED), "--schedules", str(SCHEDULES))
    done = run_command(*options)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{SAMPLE} of {SAMPLE} after" in done.stdout
    assert f"{SAMPLE} mutants, 0 survived without a reason" in done.stdout


@pytest.mark.process
def test_a_survivor_without_a_reason_is_reported_and_the_exit_code_is_1(tmp_path):
    mutants = HANDLERS.mutants()[:2]
    [first, second] = mutants
    results = tmp_path / "results.jsonl"
    lines = [
        {"id": first.id, "found_by": "tests", "check": "a test", "seconds": 1.0},
        {"id": second.id, "found_by": None, "check": None, "seconds": 2.0},
    ]
    # Every other mutant of the module is found, so that none is tried again.
    only = first.module.short_name
    known = {first.id, second.id}
    lines += [
        {"id": mutant.id, "found_by": "simulator", "check": "ours/1", "seconds": 3.0}
        for mutant in HANDLERS.mutants()
        if mutant.module.short_name == only and mutant.id not in known
    ]
    results.write_text("".join(json.dumps(line) + "\n" for line in lines))
    entries = tmp_path / "entries.toml"
    done = run_command("--only", only, "--resume", str(results), "--entries", str(entries))
    assert done.returncode == 1
    assert second.diff() in done.stdout
    assert entries.read_text() == format_entry(second)
    assert f"{len(lines)} mutants, 1 survived without a reason" in done.stdout


@pytest.mark.process
def test_the_list_has_a_diff_for_each_mutant():
    done = run_command("--list", "--sample", "5", "--seed", "3")
    assert done.returncode == 0
    assert done.stdout.count("@@ ") == 5
    assert done.stdout.count("\n- ") == done.stdout.count("\n+ ") == 5


@pytest.mark.process
def test_an_unknown_module_is_an_error_that_lists_the_modules():
    done = run_command("--only", "unknown")
    assert done.returncode == 1
    assert HANDLERS.mutants()[0].module.short_name in done.stderr
