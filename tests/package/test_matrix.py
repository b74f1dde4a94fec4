"""The matrix program: which cells it has, and what it does in each."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from package.programs import program
from packaging.requirements import Requirement
from rich.console import Console

pytestmark = pytest.mark.process

matrix = program("matrix")
ROOT = Path(__file__).parents[2]
LOWEST, NEWEST = matrix.Cell("3.12", "lowest"), matrix.Cell("3.12", "newest")


def test_its_pythons_are_those_that_the_project_names():
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text())
    assert matrix.pythons() == named
    assert len(named) > 1


def test_the_workflow_has_a_job_for_each_cell():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text())
    axes = workflow["jobs"]["matrix"]["strategy"]["matrix"]
    assert axes == {"python": matrix.pythons(), "versions": list(matrix.VERSIONS)}


def test_without_a_choice_every_cell_is_tested():
    wanted = matrix.arguments([])
    assert (wanted.python, wanted.versions) == (matrix.pythons(), ["lowest", "newest"])
    assert matrix.arguments(["--python", "3.11", "--versions", "lowest"]).python == ["3.11"]


def test_a_python_that_is_not_supported_is_refused(capsys):
    with pytest.raises(SystemExit) as refused:
        matrix.arguments(["--python", "3.9"])
    assert refused.value.code == 2
    assert "'3.9'" in capsys.readouterr().err


def test_an_environment_is_made_once_and_filled_each_time(monkeypatch, tmp_path):
    monkeypatch.setattr(matrix, "FOLDER", tmp_path)
    make, install = matrix.environment(LOWEST, "python3.12")
    assert make[3] == "venv"
    assert install[install.index("--resolution") + 1] == "lowest-direct"
    LOWEST.interpreter.parent.mkdir(parents=True)
    LOWEST.interpreter.touch()
    assert matrix.environment(LOWEST, "python3.12") == [install]
    [_, newest] = matrix.environment(NEWEST, "python3.12")
    assert newest[newest.index("--resolution") + 1] == "highest"


def test_the_tools_are_the_project_s_own_without_what_is_not_used():
    tools = {Requirement(line).name for line in matrix.tools(lowest=False)}
    assert tools > {"pytest", "hypothesis", "cdk-nag", "vega-datasets"}
    assert tools.isdisjoint({"mypy", "glue-constructs"})
    assert tools - {Requirement(line).name for line in matrix.tools(lowest=True)} == {"cdk-nag"}


def test_with_the_lowest_cdk_the_tests_that_import_cdk_nag_are_left_out():
    ignored = [part.partition("=")[2] for part in matrix.tests(LOWEST, matrix.arguments([])) if "--ignore" in part]
    assert "tests/permissions/test_nag.py" in ignored
    assert all("cdk_nag" in (ROOT / path).read_text() for path in ignored)
    assert not any("--ignore" in part for part in matrix.tests(NEWEST, matrix.arguments([])))


def test_its_extras_are_all_that_users_install():
    [_, install] = matrix.environment(NEWEST, sys.executable)
    assert f"{ROOT}[aws,cli,docs,local,testing]" in install


def test_quick_means_folders_that_there_are():
    assert all((ROOT / "tests" / name).exists() for name in matrix.QUICK)
    assert matrix.tests(NEWEST, matrix.arguments(["--quick"]))[-1] == f"tests/{matrix.QUICK[-1]}"


def test_a_python_that_starts_is_found_and_another_is_not(monkeypatch, tmp_path):
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    (tmp_path / f"python{here}").symlink_to(sys.executable)
    shim = tmp_path / "python3.10" if here != "3.10" else tmp_path / "python3.11"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "no-pyenv"))
    assert matrix.found(here) == str(tmp_path / f"python{here}")
    assert matrix.found(shim.name.removeprefix("python")) is None


def test_a_python_that_is_not_there_is_named(monkeypatch):
    monkeypatch.setattr(matrix, "found", lambda _: None)
    outcome = matrix.outcome(LOWEST, matrix.arguments([]))
    assert outcome == matrix.Outcome("absent", "no Python 3.12 on this machine; --download has uv fetch it")


@pytest.mark.parametrize(
    ("marks", "code"),
    [(["passed", "absent"], 0), (["passed", "failed"], 1), (["absent", "absent"], 2)],
    ids=["one-passed", "one-failed", "none"],
)
def test_its_exit_code_says_what_came_of_it(monkeypatch, capsys, marks, code):
    outcomes = iter(matrix.Outcome(mark, f"it {mark}", "2.275.0", 61.0) for mark in marks)
    monkeypatch.setattr(matrix, "outcome", lambda *_: next(outcomes))
    monkeypatch.setattr(sys, "argv", ["matrix.py", "--python", "3.12"])
    with pytest.raises(SystemExit) as ended:
        matrix.main()
    assert ended.value.code == code
    assert f"3.12, lowest versions ...\n  {marks[0]}" in capsys.readouterr().out


def test_the_table_shows_the_versions_in_their_order():
    outcomes = {
        matrix.Cell("3.10", "newest"): matrix.Outcome("passed", "9 passed", "2.275.0", 5),
        matrix.Cell("3.9", "lowest"): matrix.Outcome("failed", "1 failed", "2.252.0", 5),
        matrix.Cell("3.10", "lowest"): matrix.Outcome("absent", "no Python 3.10"),
    }
    console = Console(width=100, file=io.StringIO())
    console.print(matrix.table(outcomes))
    rows = [line for line in console.file.getvalue().splitlines() if "3." in line]
    assert [re.findall(r"[\w.]+", row)[:3] for row in rows] == [
        ["3.9", "2.252.0", "failed"],
        ["3.10", "lowest", "absent"],
        ["3.10", "2.275.0", "passed"],
    ]


PLUGIN = """
import pytest
from importlib import metadata
from glue_constructs.errors import InvalidInput

def refuse(installed):
    raise InvalidInput(f"GlueRules needs aws-cdk-lib 2.262 or newer, so that errors fail the synth, got {installed}")

def test_what_needs_a_newer_cdk():
    refuse(metadata.version("aws-cdk-lib"))

def test_that_expects_other_words():
    with pytest.raises(InvalidInput, match="an amount"):
        refuse(metadata.version("aws-cdk-lib"))

def test_that_is_refused_for_a_version_that_is_not_installed():
    refuse("1.0.0")

def test_that_fails_for_another_reason():
    raise InvalidInput("needs a number")
"""


def test_only_what_this_cdk_lacks_is_skipped(tmp_path):
    (tmp_path / "test_some.py").write_text(PLUGIN)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "newer_cdk",
        "-p",
        "no:cacheprovider",
        "-rsf",
        "--rootdir",
        tmp_path,
    ]
    done = subprocess.run(
        [*command, tmp_path],
        cwd=tmp_path,
        env={"PYTHONPATH": str(matrix.PLUGINS)},
        capture_output=True,
        text=True,
        check=False,
    )
    summary = done.stdout.partition("short test summary info")[2]
    assert summary.count("SKIPPED") == 2
    assert re.findall(r"FAILED test_some.py::(\w+)", summary) == [
        "test_that_is_refused_for_a_version_that_is_not_installed",
        "test_that_fails_for_another_reason",
    ]
