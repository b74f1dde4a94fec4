"""Test the lowest and the newest version of every dependency with every supported Python, and print a table.

    python .ci/matrix.py                            the tests of `make test` that do not need the CDK CLI
    python .ci/matrix.py --quick                    only the tests that use aws-cdk-lib
    python .ci/matrix.py --python 3.12 --versions lowest -k role

"lowest" installs the lowest version that pyproject.toml allows of each direct dependency, "newest" the newest available
version; `make test` uses the versions in .ci/locked. Each combination has its own environment below build/matrix, which
is kept for the next run. A Python that is not installed is reported; --download installs it with uv. Exit code 1: tests
failed, or an environment could not be created; 2: nothing was tested.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lock import read_pyproject
from packaging.requirements import Requirement
from packaging.version import Version
from rich.console import Console
from rich.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "build" / "matrix"
PLUGINS = ROOT / ".ci" / "pytest_plugins"
PROJECT = "glue-constructs"
VERSIONS = ("lowest", "newest")

# The tests that use aws-cdk-lib and jsii.
QUICK_PATHS = ("_cdk", "handlers", "jobs", "operations", "packaging", "runs", "validation", "test_house.py")
MARKERS = "not cdk_cli and not long"

# Development tools that these tests do not use.
NOT_NEEDED = {"mypy", "pytest-cov", "types-boto3", "uv"}
# Packages, and their modules, that require a newer aws-cdk-lib than our lowest: not installed with "lowest", and the
# tests that import them are ignored.
REQUIRES_NEWER_CDK = {"cdk-nag": "cdk_nag"}


@dataclass(frozen=True)
class Cell:
    """One combination of a Python and the versions of the dependencies, with its own environment.

    Attributes:
        python: The version of Python, such as "3.12".
        versions: "lowest" or "newest".
    """

    python: str
    versions: str

    @property
    def folder(self) -> Path:
        """The folder of its environment."""
        return FOLDER / f"{self.python}-{self.versions}"

    @property
    def interpreter(self) -> Path:
        """The Python of its environment."""
        return self.folder / "bin" / "python"


@dataclass(frozen=True)
class CellResult:
    """The test result of a cell.

    Attributes:
        status: "passed", "failed" or "absent": the Python is not installed.
        message: The last line of pytest's output, or why there is none.
        cdk_version: The installed version of aws-cdk-lib. Default: unknown
        seconds: The duration. Default: 0, not tested
    """

    status: str
    message: str
    cdk_version: str = ""
    seconds: float = 0


def main() -> None:
    """Test the cells one by one, print the table, and exit."""
    options = parse_arguments(sys.argv[1:])
    results = {}
    for cell in (Cell(python, versions) for python in options.python for versions in options.versions):
        print(f"Python {cell.python}, {cell.versions} versions ...", flush=True)
        results[cell] = test_cell(cell, options)
        print(f"  {results[cell].status}: {results[cell].message}", flush=True)
    Console().print(results_table(results))
    statuses = {result.status for result in results.values()}
    sys.exit(1 if "failed" in statuses else 0 if "passed" in statuses else 2)


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--python", action="append", choices=supported_pythons(), help="only this version of Python; can be repeated"
    )
    parser.add_argument(
        "--versions", action="append", choices=VERSIONS, help="only these versions of the dependencies; can be repeated"
    )
    parser.add_argument("--quick", action="store_true", help="only the tests that use aws-cdk-lib")
    parser.add_argument("-k", default="", help="only tests whose names match, as with pytest -k")
    parser.add_argument("--download", action="store_true", help="install missing Python versions with uv")
    options = parser.parse_args(arguments)
    options.python = options.python or supported_pythons()
    options.versions = options.versions or list(VERSIONS)
    return options


def supported_pythons() -> list[str]:
    """Return the Python versions in the project's classifiers."""
    matches = (
        re.fullmatch(r"Programming Language :: Python :: (3\.\d+)", classifier)
        for classifier in read_pyproject()["project"]["classifiers"]
    )
    return [match[1] for match in matches if match]


def user_extras() -> list[str]:
    """Return the extras that users can install: all but dev."""
    return sorted(set(read_pyproject()["project"]["optional-dependencies"]) - {"dev"})


def test_cell(cell: Cell, options: argparse.Namespace) -> CellResult:
    """Create or update the environment of a cell and run the tests in it."""
    python = cell.python if options.download else find_python(cell.python)
    if python is None:
        return CellResult("absent", f"Python {cell.python} is not installed; to install it with uv, use --download")
    started = time.monotonic()
    for command in environment_commands(cell, python):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            return CellResult("failed", f"$ {' '.join(command)}\n{done.stdout}{done.stderr}")
    log = cell.folder / "pytest.log"
    with log.open("w") as file:
        # Node may be installed only in the environment that runs this program.
        path = os.pathsep.join([str(cell.interpreter.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
        variables = {**os.environ, "PATH": path, "CDK_VALIDATION": "false", "PYTHONPATH": str(PLUGINS)}
        code = subprocess.run(
            pytest_command(cell, options), cwd=ROOT, env=variables, stdout=file, stderr=file, check=False
        ).returncode
    last = (log.read_text().splitlines() or ["pytest printed nothing"])[-1].strip("= ")
    message = last if code == 0 else f"{last}; see {log.relative_to(ROOT)}"
    status = "passed" if code == 0 else "failed"
    return CellResult(status, message, installed_cdk_version(cell), time.monotonic() - started)


def find_python(python: str) -> str | None:
    """Return a working Python of this version, from PATH or pyenv; None if there is none."""
    versions = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    of_pyenv = sorted(versions.glob(f"{python}.*/bin/python"), reverse=True)
    on_path = shutil.which(f"python{python}")
    for candidate in [*([on_path] if on_path else []), *map(str, of_pyenv)]:
        # pyenv puts a shim on PATH for versions that are not selected, too; that shim fails.
        if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
            return candidate
    return None


def environment_commands(cell: Cell, python: str) -> list[list[str]]:
    """Return the commands that create the environment of a cell, or update an existing one."""
    uv = [sys.executable, "-m", "uv"]
    lowest = cell.versions == "lowest"
    # --seed installs pip, which the packaging of jobs uses to resolve their requirements.
    create = [[*uv, "venv", "--quiet", "--seed", "--python", python, str(cell.folder)]]
    resolution = "lowest-direct" if lowest else "highest"
    packages = ["--editable", f"{ROOT}[{','.join(user_extras())}]", *development_requirements(lowest=lowest)]
    options = [
        "--quiet",
        "--upgrade",
        "--compile-bytecode",
        "--python",
        str(cell.interpreter),
        "--resolution",
        resolution,
    ]
    install = [*uv, "pip", "install", *options, *packages]
    return [*([] if cell.interpreter.exists() else create), install]


def development_requirements(*, lowest: bool) -> list[str]:
    """Return the requirements of the extra dev, without the project and the packages that these tests do not use."""
    excluded = NOT_NEEDED | (set(REQUIRES_NEWER_CDK) if lowest else set()) | {PROJECT}
    requirements = map(Requirement, read_pyproject()["project"]["optional-dependencies"]["dev"])
    return sorted(str(each) for each in requirements if each.name not in excluded)


def pytest_command(cell: Cell, options: argparse.Namespace) -> list[str]:
    """Return the command that runs the tests of a cell."""
    command = [str(cell.interpreter), "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", MARKERS]
    # The profile has the same examples in every cell, and no deadline: the machine may be busy.
    command += ["--hypothesis-profile", "ci"]
    if options.k:
        command += ["-k", options.k]
    if cell.versions == "lowest":
        # The lowest typer uses functions that the installed click deprecates.
        command += ["-W", "ignore::DeprecationWarning:typer"]
        # The plugin skips tests that fail because the library needs a newer aws-cdk-lib.
        ignored = find_tests_importing(REQUIRES_NEWER_CDK.values())
        command += ["-p", "newer_cdk", *(f"--ignore={path}" for path in ignored)]
    return [*command, *(f"tests/{name}" for name in (QUICK_PATHS if options.quick else ("",)))]


def find_tests_importing(modules: Iterable[str]) -> list[str]:
    """Return the test files that import one of the modules."""
    pattern = re.compile(rf"^(?:from|import) (?:{'|'.join(modules)})\b", re.MULTILINE)
    files = sorted((ROOT / "tests").rglob("test_*.py"))
    return [str(file.relative_to(ROOT)) for file in files if pattern.search(file.read_text(encoding="utf-8"))]


def installed_cdk_version(cell: Cell) -> str:
    """Return the version of aws-cdk-lib in the environment of a cell."""
    program = "from importlib.metadata import version; print(version('aws-cdk-lib'))"
    done = subprocess.run([cell.interpreter, "-c", program], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def results_table(results: dict[Cell, CellResult]) -> Table:
    """Return a table of the results, lowest versions first."""
    table = Table("Python", "aws-cdk-lib", "status", "result of pytest", "time")
    order = sorted(results, key=lambda cell: (Version(cell.python), VERSIONS.index(cell.versions)))
    for cell in order:
        result = results[cell]
        colour = {"passed": "green", "failed": "red", "absent": "yellow"}[result.status]
        duration = f"{result.seconds:.0f} s" if result.seconds else ""
        message = result.message.splitlines()[-1] if result.message else ""
        version = result.cdk_version or cell.versions
        table.add_row(cell.python, version, f"[{colour}]{result.status}[/]", message, duration)
    return table


if __name__ == "__main__":
    main()
