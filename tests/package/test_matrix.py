"""The program that tests every Python with the lowest and the newest dependencies."""

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


def test_it_has_every_supported_python():
    named = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text())
    assert matrix.supported_pythons() == named
    assert len(named) > 1


def test_the_workflow_has_a_job_for_each_cell():
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "test.yml").read_text())
    axes = workflow["jobs"]["matrix"]["strategy"]["matrix"]
    assert axes == {"python": matrix.supported_pythons(), "versions": list(matrix.VERSIONS)}


def test_by_default_every_cell_is_tested():
    options = matrix.parse_arguments([])
    assert (options.python, options.versions) == (matrix.supported_pythons(), ["lowest", "newest"])
    assert matrix.parse_arguments(["--python", "3.11", "--versions", "lowest"]).python == ["3.11"]


def test_an_unsupported_python_is_rejected(capsys):
    with pytest.raises(SystemExit) as refused:
        matrix.parse_arguments(["--python", "3.9"])
    assert refused.value.code == 2
    assert "'3.9'" in capsys.readouterr().err


def test_an_environment_is_created_once_and_updated_each_time(monkeypatch, tmp_path):
    monkeypatch.setattr(matrix, "FOLDER", tmp_path)
    create, install = matrix.environment_commands(LOWEST, "python3.12")
    assert create[3] == "venv"
    assert install[install.index("--resolution") + 1] == "lowest-direct"
    LOWEST.interpreter.parent.mkdir(parents=True)
    LOWEST.interpreter.touch()
    assert matrix.environment_commands(LOWEST, "python3.12") == [install]
    [_, newest] = matrix.environment_commands(NEWEST, "python3.12")
    assert newest[newest.index("--resolution") + 1] == "highest"


def test_the_tools_are_the_extra_dev_without_unused_packages():
    tools = {Requirement(line).name for line in matrix.development_requirements(lowest=False)}
    assert tools > {"pytest", "hypothesis", "cdk-nag", "vega-datasets"}
    assert tools.isdisjoint({"mypy", "glue-constructs"})
    assert tools - {Requirement(line).name for line in matrix.development_requirements(lowest=True)} == {"cdk-nag"}


def test_with_the_lowest_cdk_tests_that_import_cdk_nag_are_ignored():
    ignored = [
        part.partition("=")[2]
        for part in matrix.pytest_command(LOWEST, matrix.parse_arguments([]))
        if "--ignore" in part
    ]
    assert "tests/permissions/test_nag.py" in ignored
    assert all("cdk_nag" in (ROOT / path).read_text() for path in ignored)
    assert not any("--ignore" in part for part in matrix.pytest_command(NEWEST, matrix.parse_arguments([])))


def test_it_installs_all_extras_for_users():
    [_, install] = matrix.environment_commands(NEWEST, sys.executable)
    assert f"{ROOT}[aws,cli,docs,local,testing]" in install


def test_the_paths_of_quick_exist():
    assert all((ROOT / "tests" / name).exists() for name in matrix.QUICK_PATHS)
    assert matrix.pytest_command(NEWEST, matrix.parse_arguments(["--quick"]))[-1] == f"tests/{matrix.QUICK_PATHS[-1]}"


def test_only_a_working_python_is_found(monkeypatch, tmp_path):
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    (tmp_path / f"python{here}").symlink_to(sys.executable)
    shim = tmp_path / "python3.10" if here != "3.10" else tmp_path / "python3.11"
    shim.write_text("#!/bin/sh\nexit 127\n")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "no-pyenv"))
    assert matrix.find_python(here) == str(tmp_path / f"python{here}")
    assert matrix.find_python(shim.name.removeprefix("python")) is None


def test_a_missing_python_is_reported(monkeypatch):
    monkeypatch.setattr(matrix, "find_python", lambda _: None)
    result = matrix.test_cell(LOWEST, matrix.parse_arguments([]))
    assert result == matrix.CellResult("absent", "Python 3.12 is not installed; to install it with uv, use --download")


@pytest.mark.parametrize(
    ("statuses", "code"),
    [(["passed", "absent"], 0), (["passed", "failed"], 1), (["absent", "absent"], 2)],
    ids=["one-passed", "one-failed", "none"],
)
def test_the_exit_code_shows_the_results(monkeypatch, capsys, statuses, code):
    results = iter(matrix.CellResult(status, f"it {status}", "2.275.0", 61.0) for status in statuses)
    monkeypatch.setattr(matrix, "test_cell", lambda *_: next(results))
    monkeypatch.setattr(sys, "argv", ["matrix.py", "--python", "3.12"])
    with pytest.raises(SystemExit) as ended:
        matrix.main()
    assert ended.value.code == code
    assert f"3.12, lowest versions ...\n  {statuses[0]}" in capsys.readouterr().out


def test_the_table_is_sorted_by_version():
    results = {
        matrix.Cell("3.10", "newest"): matrix.CellResult("passed", "9 passed", "2.275.0", 5),
        matrix.Cell("3.9", "lowest"): matrix.CellResult("failed", "1 failed", "2.252.0", 5),
        matrix.Cell("3.10", "lowest"): matrix.CellResult("absent", "not installed"),
    }
    console = Console(width=100, file=io.StringIO())
    console.print(matrix.results_table(results))
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

def test_that_needs_a_newer_cdk():
    refuse(metadata.version("aws-cdk-lib"))

def test_that_expects_another_message():
    with pytest.raises(InvalidInput, match="an amount"):
        refuse(metadata.version("aws-cdk-lib"))

def test_that_fails_for_a_version_that_is_not_installed():
    refuse("1.0.0")

def test_that_fails_for_another_reason():
    raise InvalidInput("needs a number")
"""


def test_only_tests_that_need_a_newer_cdk_are_skipped(tmp_path):
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
        "test_that_fails_for_a_version_that_is_not_installed",
        "test_that_fails_for_another_reason",
    ]
